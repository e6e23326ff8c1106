// Material fetches a sitemap below every link[rel=alternate]; single pages and the feed have none.
for (const link of document.querySelectorAll("link[rel=alternate]")) {
  link.rel = "alternate alternate"
}

// The root page leads to the language last read.
try { localStorage.setItem("language", document.documentElement.lang) } catch {}

// Light or dark: as the system has it until the reader chooses. Material's script at the start of
// the page paints what was chosen, which `__palette` keeps.
{
  const button = document.querySelector("button.scheme")
  const [light, dark] = button.dataset.schemes.split(" ")
  const titles = {[light]: button.title, [dark]: button.dataset.back}
  const system = matchMedia("(prefers-color-scheme: dark)")
  const chosen = () => __md_get("__palette")?.color.scheme

  function paint(scheme) {
    if (document.body.dataset.mdColorScheme !== scheme) document.body.dataset.mdColorScheme = scheme
    button.title = button.ariaLabel = titles[scheme]
  }

  const paintAsWished = () => paint(chosen() ?? (system.matches ? dark : light))
  paintAsWished()
  system.addEventListener("change", paintAsWished)
  button.addEventListener("click", () => {
    const scheme = document.body.dataset.mdColorScheme === light ? dark : light
    __md_set("__palette", {color: {scheme}})
    paint(scheme)
  })
}

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
  const worker = new URL(settings().search, location).href
  const {active} = await navigator.serviceWorker.ready
  active.postMessage([page, ...parts, ...pictures, worker])
}

// The headings of a page have the same ids in every language, so the language menu leads to the
// section that is being read.
document.addEventListener("click", event => {
  const link = event.target.closest?.("a[hreflang]")
  if (link) link.hash = sectionInView()
}, true)

/** #why, while the section Why is at the top of the window; empty above the first heading. */
function sectionInView() {
  const top = document.querySelector(".md-header").offsetHeight + 40 // px
  const headings = [...document.querySelectorAll("article :is(h2, h3)[id]")]
  const passed = headings.filter(heading => heading.getBoundingClientRect().top < top)
  return passed.length ? `#${passed.at(-1).id}` : ""
}

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

// The ways to run the code of a page stand at each of its blocks, except those that need packages
// of their own.
document.addEventListener("DOMContentLoaded", () => {
  const ways = document.querySelector("template.runs")
  if (!ways) return // of a page without, or one whose blocks run by themselves
  for (const code of document.querySelectorAll("article .highlight:not([data-elsewhere]) > pre > code")) {
    code.closest(".highlight").append(ways.content.cloneNode(true))
  }
})

// The sign behind a heading copies its address: Material does what the attribute
// data-clipboard-text says.
document.addEventListener("DOMContentLoaded", () => {
  for (const link of document.querySelectorAll(".headerlink")) {
    link.dataset.clipboardText = link.href
    link.ariaLabel = link.title
  }
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

// -------------------------------------------------------------------------------- the search box

const channel = new BroadcastChannel("search") // to the search worker, and from it

// The search reads its index as soon as somebody enters a search box, before anything is typed.
document.addEventListener("focusin", event => {
  const searched = event.target.matches("[data-md-component=search-query], .filter")
  if (searched) channel.postMessage("load")
})

/** Changes the address without a new entry in the history; an empty value removes the parameter. */
function setParameter(name, value) {
  const address = new URL(location)
  if (value.trim()) address.searchParams.set(name, value)
  else address.searchParams.delete(name)
  if (address.href !== location.href) history.replaceState(history.state, "", address)
}

document.addEventListener("DOMContentLoaded", () => {
  const query = document.querySelector("[data-md-component=search-query]")
  const toggle = document.getElementById("__search")
  const list = document.querySelector(".md-search-result__list")
  if (!query) return
  keepTheLines(query)
  searchWhateverEnters(query)
  searchWhatIsChosen(query)
  keepTheQuery(query, toggle, list)
  openByKey(query, toggle)
  openTheRightPage(query, list)
  describeResults(query, toggle, list)
  offerSearches(query, list)
  keepTheFocus(query, list)
})

/** A program's lines mean something, and the box has one line only: it shows ↵ between them. */
function keepTheLines(query) {
  query.addEventListener("paste", event => {
    const text = event.clipboardData.getData("text").replace(/\s+$/, "")
    if (!text.includes("\n")) return
    event.preventDefault()
    const {selectionStart, selectionEnd} = query
    query.setRangeText(text.replace(/\r?\n/g, "↵"), selectionStart, selectionEnd, "end")
    query.dispatchEvent(new InputEvent("input", {bubbles: true}))
  })
}

/** Material searches when a key is released; a mouse's menu, a long press or dictation has none. */
function searchWhateverEnters(query) {
  query.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup")))
}

/** A message to try, on the home page, is put into the box; its link works without this, too. */
function searchWhatIsChosen(query) {
  document.querySelector(".tries")?.addEventListener("click", event => {
    const chosen = event.target.closest("a[href^='?q=']")
    if (!chosen) return
    event.preventDefault()
    query.value = chosen.textContent
    query.focus()
    query.dispatchEvent(new Event("input"))
  })
}

/**
 * The query is in the address while results are shown, so that Back returns to them. Material opens
 * the search of an address with ?q=, and takes the parameter out when the search closes: also when
 * it closes because a result was followed, so it is put in once more then.
 */
function keepTheQuery(query, toggle, list) {
  query.addEventListener("input", () => setParameter("q", query.value))
  query.form.addEventListener("reset", () => setParameter("q", ""))
  let followed = false
  list.parentElement.addEventListener("click", event => {
    followed = Boolean(event.target.closest("a"))
    setTimeout(() => setParameter("q", query.value))
  }, true)
  toggle.addEventListener("change", () => {
    if (!toggle.checked && !followed) setParameter("q", "")
  })
  addEventListener("pageshow", ({persisted}) => {
    followed = false
    const asked = new URL(location).searchParams.get("q")
    if (!persisted || !asked) return // of a page that is loaded anew, Material opens the search
    query.value = asked
    query.focus()
    query.dispatchEvent(new KeyboardEvent("keyup"))
  })
}

/** Ctrl+K opens the search as `/` does; Esc gives the focus back to what had it before. */
function openByKey(query, toggle) {
  let before = null
  document.addEventListener("focusin", ({target}) => {
    if (!target.closest(".md-search")) before = target
  })
  document.addEventListener("keydown", event => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      query.focus()
      query.select()
    }
    const inSearch = toggle.checked || event.target.closest?.(".md-search")
    if (event.key === "Escape" && inSearch) setTimeout(() => before?.focus())
  })
  if (/Mac|iPhone|iPad/.test(navigator.platform)) {
    document.querySelector(".md-search__keys kbd:last-child")?.replaceChildren("⌘K")
  }
}

/** Enter waits for the results of what is typed; those of its beginning lead elsewhere. */
function openTheRightPage(query, list) {
  let found = "" // the query that the worker last had results for
  let waiting = false
  const open = () => {
    if (!waiting || found !== query.value) return
    const first = list.querySelector("a")
    if (!first) return
    waiting = false
    first.click()
  }
  channel.onmessage = ({data}) => {
    if (typeof data.found !== "string") return
    found = data.found
    requestAnimationFrame(() => requestAnimationFrame(open)) // the old results are gone by then
  }
  query.addEventListener("keydown", event => {
    waiting = event.key === "Enter" && found !== query.value
    if (waiting) event.stopPropagation()
  })
  query.form.addEventListener("submit", event => event.preventDefault())
}

/** What a screen reader hears of the results, and the ways on where there are none. */
function describeResults(query, toggle, list) {
  const expanded = () => query.setAttribute("aria-expanded", toggle.checked)
  toggle.addEventListener("change", expanded)
  query.addEventListener("focus", () => setTimeout(expanded))
  const waysOn = document.querySelector(".md-search-result__ways")
  const folded = document.createElement("div") // results, which can be no part of a list of options
  query.addEventListener("input", () => {
    list.setAttribute("aria-busy", "true")
    folded.replaceChildren()
  })
  channel.addEventListener("message", ({data}) => {
    if (data.found !== query.value) return
    requestAnimationFrame(() => list.setAttribute("aria-busy", "false"))
  })
  new MutationObserver(() => {
    list.after(folded)
    const wasOpen = folded.querySelector("details")?.open // before the worker had read more
    folded.replaceChildren(...list.querySelectorAll("details"))
    if (wasOpen && folded.firstChild) folded.firstChild.open = true
    waysOn.hidden = list.children.length > 0
    for (const item of list.children) item.setAttribute("role", "presentation")
    for (const link of list.querySelectorAll("a")) link.setAttribute("role", "option")
    list.parentElement.querySelectorAll("a").forEach(leadToPart)
  }).observe(list, {childList: true})
  new MutationObserver(() => { // Material makes a plain list of it
    if (list.getAttribute("role") !== "listbox") list.setAttribute("role", "listbox")
  }).observe(list, {attributes: true, attributeFilter: ["role"]})
}

/** A result leads to the part of the page that the search worker names. */
function leadToPart(link) {
  const {part} = link.querySelector("[data-part]")?.dataset ?? {}
  if (part) link.hash = part
}

/** Results are shown anew once the worker has read more; who is among them stays there. */
function keepTheFocus(query, list) {
  let focused // address of the result that has the focus
  document.addEventListener("focusin", ({target}) => {
    focused = target.closest(".md-search-result__link")?.href
  })
  new MutationObserver(() => {
    if (!focused || document.activeElement !== document.body || !list.children.length) return
    const links = [...list.querySelectorAll("a")]
    const same = links.find(link => link.href === focused) ?? query
    same.focus()
  }).observe(list, {childList: true})
}

const KEPT = 5 // searches
const LONGEST = 2000 // characters of a search that is kept

/** The empty box offers examples, and what was searched last; only this browser knows that. */
function offerSearches(query, list) {
  const start = document.querySelector(".md-search-result__start")
  const searched = start.querySelector(".searched")
  const update = () => {
    start.hidden = query.value.trim() !== ""
    const last = lastSearches()
    searched.hidden = last.length === 0
    searched.querySelector("ul").replaceChildren(...last.map(text => {
      const item = document.createElement("li")
      const button = item.appendChild(document.createElement("button"))
      button.type = "button"
      button.textContent = text
      return item
    }))
  }
  for (const event of ["input", "focus"]) query.addEventListener(event, update)
  query.form.addEventListener("reset", () => setTimeout(update))
  list.parentElement.addEventListener("click", ({target}) => {
    if (target.closest("a")) keepSearch(query.value.trim())
  }, true)
  start.addEventListener("click", ({target}) => {
    if (target.matches("li button")) query.value = target.textContent
    else if (target.matches("button")) localStorage.removeItem("searches")
    else return
    query.focus()
    query.dispatchEvent(new Event("input"))
  })
  // Material closes the search at the Tab key, by which the buttons are reached
  query.addEventListener("keydown", event => {
    if (event.key === "Tab" && !event.shiftKey && !start.hidden) event.stopPropagation()
  })
  start.addEventListener("keydown", event => {
    if (event.key !== "Escape") event.stopPropagation()
  })
}

/** What was searched last, the newest first. */
function lastSearches() {
  try {
    return JSON.parse(localStorage.getItem("searches")) ?? []
  } catch {
    return [] // where the browser keeps nothing
  }
}

function keepSearch(text) {
  if (!text || text.length > LONGEST) return
  const last = [text, ...lastSearches().filter(other => other !== text)].slice(0, KEPT)
  try { localStorage.setItem("searches", JSON.stringify(last)) } catch {}
}

// ------------------------------------------------------------------------ the reader's own message

// Who comes to a page from the search reads at its top what their own message says. What was
// searched for waits in sessionStorage until another page is opened.
const ASKED = "asked" // {page, text}
const MOST_SAID = 20000 // characters of it, the last ones, as the search worker takes them

document.addEventListener("DOMContentLoaded", showOwnMessage)
document.addEventListener("click", event => {
  const link = event.target.closest?.(".md-search-result a")
  if (!link) return
  const text = document.querySelector("[data-md-component=search-query]").value.slice(-MOST_SAID)
  try { sessionStorage.setItem(ASKED, JSON.stringify({page: link.pathname, text})) } catch {}
  if (link.pathname === location.pathname) showOwnMessage() // it may lead to a part of this page
}, true)

function showOwnMessage() {
  const {page, text} = asked()
  if (page !== location.pathname) return
  const box = document.querySelector(".explained")
  if (!box) return
  const {sentences, words = "{}"} = box.dataset // those for keys, where a sentence needs them
  const found = explained(JSON.parse(sentences), text, JSON.parse(words))
  box.hidden = !found
  if (!found) return
  const samp = box.querySelector("samp")
  samp.textContent = found.said
  samp.className = /Warning: /.test(found.said) ? "warning" : "error"
  box.lastElementChild.replaceChildren(...withCode(found.sentence))
}

/** What led to this page; nothing where another page was opened in between. */
function asked() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(ASKED)) ?? {}
    if (kept.page !== location.pathname) sessionStorage.removeItem(ASKED)
    return kept
  } catch {
    return {}
  }
}

/** The text, and elements for what is in `backticks` in it. */
function withCode(text) {
  return text.split("`").map((part, at) => {
    if (at % 2 === 0) return part
    const code = document.createElement("code")
    code.textContent = part
    return code
  })
}
