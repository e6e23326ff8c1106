// Shows of a list of entries only what the site's search finds, while somebody types into the field above it.
const field = document.querySelector("input.filter")
if (field) {
  const {base, search} = JSON.parse(document.getElementById("__config").textContent)
  const worker = new Worker(new URL(search, location))
  const items = [...document.querySelectorAll("article li:not(.md-nav__item)")]
  const groups = [...document.querySelectorAll("article h2")]

  worker.onmessage = ({data: {data}}) => {
    const found = field.value.trim() && new Set(data.items.map(([page]) => `${new URL(page.location, new URL(base, location))}`))
    for (const item of items) item.hidden = found && ![...item.querySelectorAll("a")].some(link => found.has(link.href))
    for (const group of groups) group.hidden = !group.nextElementSibling?.querySelector("li:not([hidden])")
  }
  field.addEventListener("input", () => worker.postMessage({type: 2, data: field.value}))
  field.hidden = false
}
