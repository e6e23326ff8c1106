// Looks for barriers on the page with axe-core, which is loaded before.

const told = found => found.flatMap(({id, nodes}) => nodes.map(({html, any, all, none}) => {
  const messages = [...any, ...all, ...none].map(check => check.message)
  return `${id}: ${html.slice(0, 150)}: ${messages.join("; ")}`
}))

/** All barriers except those of colours. */
async function barriers() {
  const off = {enabled: false}
  const {violations} = await axe.run({
    rules: {"color-contrast": off, "link-in-text-block": off},
  })
  return told(violations)
}

/**
 * Barriers of colours, light and dark, among the kinds of elements that are not in `seen`, and
 * these kinds. The rule is axe's most expensive one, and the same kind looks the same everywhere.
 */
async function coloursOfNewKinds(seen) {
  const known = new Set(seen)
  const added = []
  const include = []
  for (const element of document.body.querySelectorAll("*")) {
    const kind = path(element)
    if (hasText(element) && !known.has(kind)) {
      known.add(kind)
      added.push(kind)
      include.push(element)
    }
  }
  const found = []
  for (const scheme of ["default", "slate"]) {
    if (document.body.dataset.mdColorScheme) document.body.dataset.mdColorScheme = scheme
    if (!include.length) continue
    const rules = {runOnly: ["color-contrast", "link-in-text-block"]}
    found.push(...(await axe.run({include}, rules)).violations)
  }
  return {added, found: told(found)}
}

function hasText(element) {
  const isText = node => node.nodeType === Node.TEXT_NODE && node.data.trim()
  return element.localName === "input" || [...element.childNodes].some(isText)
}

/** Tags and classes from the body to the element. */
function path(element) {
  const steps = []
  for (let at = element; at !== document.body; at = at.parentElement) {
    steps.unshift(`${at.localName}.${[...at.classList].join(".")}`)
  }
  return steps.join(">")
}
