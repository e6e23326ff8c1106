// Material fetches a sitemap below every link[rel=alternate]; single pages and the feed have none.
for (const link of document.querySelectorAll("link[rel=alternate]")) {
  link.rel = "alternate alternate"
}

// The root page leads to the language last read.
try { localStorage.setItem("language", document.documentElement.lang) } catch {}

/** What Material tells its scripts: the site's address from here, that of the search worker, ... */
const settings = () => JSON.parse(document.getElementById("__config").textContent)

const later = window.requestIdleCallback ?? setTimeout
const whenIdle = work => addEventListener("load", () => later(work))

// Figures that are far from the window come last, but they come: paper has no window.
whenIdle(() => { for (const image of document.images) image.loading = "eager" })

// What was read stays readable without a network, the search too once it was used.
// Not in mkdocs serve.
const {offline} = document.currentScript.dataset
if (offline && navigator.serviceWorker && location.protocol !== "file:") {
  whenIdle(async () => {
    try {
      await keepThisPage()
    } catch {} // where the browser keeps nothing, as in a private window
  })
}

/** Tells the service worker which files this page consists of. */
async function keepThisPage() {
  await navigator.serviceWorker.register(offline)
  const page = location.origin + location.pathname
  const loaded = performance.getEntriesByType("resource").map(({name}) => name)
  const parts = loaded.filter(name => name.startsWith(location.origin))
  // also those further down, which are loaded late
  const pictures = [...document.images].map(image => image.src)
  const search = new URL(settings().search, location).href
  const {active} = await navigator.serviceWorker.ready
  active.postMessage([page, ...parts, ...pictures, search])
}

// The headings of a page have the same ids in every language.
document.addEventListener("click", event => {
  const link = event.target.closest?.("a[hreflang]")
  if (link) link.hash = location.hash
}, true)

// Each copy button says what it copies; the landmark without a name that Material makes around it
// is none.
addEventListener("load", () => {
  for (const nav of document.querySelectorAll(".md-code__nav")) {
    const title = nav.closest(".highlight").querySelector(".filename")?.textContent
    for (const button of nav.children) {
      const label = [button.title, title].filter(Boolean).join(": ")
      button.setAttribute("aria-label", label)
    }
    const plain = document.createElement("div")
    plain.className = nav.className
    plain.append(...nav.children)
    nav.replaceWith(plain)
  }
})

// The search reads its index as soon as somebody enters a search box, before anything is typed.
document.addEventListener("focusin", event => {
  const searched = event.target.matches("[data-md-component=search-query], .filter")
  if (searched) new BroadcastChannel("search").postMessage("load")
})

// The sign behind a heading copies its address: Material does what the attribute
// data-clipboard-text says.
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
  const {base, search} = settings()
  const root = new URL(base, location)
  const worker = new Worker(new URL(search, location))
  const items = [...document.querySelectorAll("article li:has(> a)")]
  const groups = [...document.querySelectorAll("article h2")]

  const show = addresses => {
    for (const item of items) {
      const links = [...item.querySelectorAll("a")]
      item.hidden = addresses !== null && !links.some(link => addresses.has(link.href))
    }
    for (const group of groups) {
      group.hidden = !group.nextElementSibling?.querySelector("li:not([hidden])")
    }
  }
  worker.onmessage = ({data: {data}}) => {
    const pages = data.items.map(([page]) => new URL(page.location, root).href)
    show(field.value.trim() ? new Set(pages) : null) // null: all of them
  }
  field.addEventListener("input", () => worker.postMessage({type: 2, data: field.value}))
})

// On the home page the search box says in full what it takes; on a phone the label in its place
// opens it.
document.addEventListener("DOMContentLoaded", () => {
  const ask = document.querySelector(".ask")
  const query = document.querySelector("[data-md-component=search-query]")
  if (!ask) return
  query.placeholder = ask.textContent
  ask.addEventListener("click", () => query.focus())
})
