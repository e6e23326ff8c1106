// Material fetches a sitemap below every link[rel=alternate]; single pages and the feed have none.
for (const link of document.querySelectorAll("link[rel=alternate]")) link.rel = "alternate alternate"

// The root page leads to the language last read.
try { localStorage.setItem("language", document.documentElement.lang) } catch {}

const whenIdle = work => addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(work))

// Figures that are far from the window come last, but they come: paper has no window.
whenIdle(() => { for (const image of document.images) image.loading = "eager" })

// What was read stays readable without a network, the search too once it was used. Not in mkdocs serve.
const {offline} = document.currentScript.dataset
if (offline && navigator.serviceWorker && location.protocol !== "file:") whenIdle(async () => {
  try {
    await navigator.serviceWorker.register(offline)
    const {search} = JSON.parse(document.getElementById("__config").textContent)
    const parts = performance.getEntriesByType("resource").map(({name}) => name).filter(name => name.startsWith(location.origin))
    const pictures = [...document.images].map(image => image.src) // also those further down, which are loaded late
    const {active} = await navigator.serviceWorker.ready
    active.postMessage([location.origin + location.pathname, ...parts, ...pictures, new URL(search, location).href])
  } catch {} // where the browser keeps nothing, as in a private window
})

// The headings of a page have the same ids in every language.
document.addEventListener("click", event => {
  const link = event.target.closest?.("a[hreflang]")
  if (link) link.hash = location.hash
}, true)

// Each copy button says what it copies; the landmark without a name that Material makes around it is none.
addEventListener("load", () => {
  for (const nav of document.querySelectorAll(".md-code__nav")) {
    const title = nav.closest(".highlight").querySelector(".filename")?.textContent
    for (const button of nav.children) button.setAttribute("aria-label", [button.title, title].filter(Boolean).join(": "))
    const plain = document.createElement("div")
    plain.className = nav.className
    plain.append(...nav.children)
    nav.replaceWith(plain)
  }
})

// The search reads its index as soon as somebody enters a search box, before anything is typed.
document.addEventListener("focusin", event => {
  if (event.target.matches("[data-md-component=search-query], .filter")) new BroadcastChannel("search").postMessage("load")
})

// The sign behind a heading copies its address: Material does what the attribute data-clipboard-text says.
document.addEventListener("DOMContentLoaded", () => {
  for (const link of document.querySelectorAll(".headerlink")) {
    link.dataset.clipboardText = link.href
    link.ariaLabel = link.title
  }
})

// A list of entries shows only what the search finds for what is typed into the field above it.
document.addEventListener("DOMContentLoaded", () => {
  const field = document.querySelector("input.filter")
  if (!field) return
  const {base, search} = JSON.parse(document.getElementById("__config").textContent)
  const worker = new Worker(new URL(search, location))
  const items = [...document.querySelectorAll("article li:has(> a)")]
  const groups = [...document.querySelectorAll("article h2")]

  worker.onmessage = ({data: {data}}) => {
    const found = field.value.trim() && new Set(data.items.map(([page]) => `${new URL(page.location, new URL(base, location))}`))
    for (const item of items) item.hidden = found && ![...item.querySelectorAll("a")].some(link => found.has(link.href))
    for (const group of groups) group.hidden = !group.nextElementSibling?.querySelector("li:not([hidden])")
  }
  field.addEventListener("input", () => worker.postMessage({type: 2, data: field.value}))
})

// On the home page the search box says in full what it takes; on a phone the label in its place opens it.
document.addEventListener("DOMContentLoaded", () => {
  const ask = document.querySelector(".ask"), query = document.querySelector("[data-md-component=search-query]")
  if (!ask) return
  query.placeholder = ask.textContent
  ask.addEventListener("click", () => query.focus())
})
