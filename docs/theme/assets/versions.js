// Compares any two versions of PyTorch: versions/?from=2.2&to=2.6. Each version's own page, which
// needs no script, tells what changed since the one before; docs/pitfalls/site/upgrades.py writes
// versions/changes.json, which this reads.
"use strict"

const form = document.querySelector("form.between")
const parameters = new URL(location).searchParams
const [before, after] = ["from", "to"].map(name => parameters.get(name))

/** An element with text and elements in it; what is null or empty is left out. */
function newElement(name, properties, ...content) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...content.flat().filter(Boolean))
  return made
}

/** The words with {names} replaced, and {} by the first value. */
const filled = (words, values) => words.replace(/\{(\w*)\}/g, (_, name) => values[name || 0])

/** What differs between two versions, each change once: [[kind, gone, came, [[slug, section]]]]. */
function changesBetween({versions, sections, differences}, from, to) {
  const found = new Map()
  for (const [slug, section, letters, numbers] of sections) {
    const number = numbers[letters[versions.indexOf(from)] + letters[versions.indexOf(to)]]
    if (number === undefined) continue
    const [kind, gone, came] = differences[number]
    const topic = slug.split("/")[0] // of what needs a newer version, only the entries are told
    const key = gone.length || came.length ? number : `${number} ${topic}`
    if (!found.has(key)) found.set(key, {kind, gone, came, entries: new Map()})
    const {entries} = found.get(key)
    if (!entries.has(slug)) entries.set(slug, section)
  }
  return [...found.values()]
}

/** How many entries have one of the changes. */
const entriesOf = changes => new Set(changes.flatMap(({entries}) => [...entries.keys()])).size

// ----------------------------------------------------------------------------- as it is shown

/** Lines of a version; those in brackets are marked. */
function samples(version, parts, words) {
  if (!parts.length) return []
  const shown = parts.map(([kind, lines, more]) => {
    const text = lines.flatMap((line, at) => [
      at ? "\n" : "",
      ...line.map(piece => Array.isArray(piece) ? newElement("mark", {}, piece[0]) : piece),
    ])
    const left = more ? newElement("small", {}, `\n${filled(words.more_lines, [more])}`) : ""
    return newElement("samp", {className: kind}, text, left)
  })
  return [newElement("dt", {}, version), newElement("dd", {}, shown)]
}

function item({gone, came, entries}, {words, most, entries: titles}) {
  const links = [...entries].slice(0, most).flatMap(([slug, section], at) => [
    at ? words.comma : "",
    newElement("a", {href: `../${slug}/#code-${section}`}, titles[slug]),
  ])
  const more = entries.size - most
  const texts = [...samples(before, gone, words), ...samples(after, came, words)]
  const list = texts.length ? newElement("dl", {translate: false, lang: "en"}, texts) : ""
  const rest = more > 0 ? ` ${filled(words.more_entries, [more])}` : ""
  return newElement("li", {}, links, rest, list)
}

/** The changes of one group of kinds, by topic and kind. */
function group(name, changes, data) {
  const kinds = data.kinds[name]
  const shown = Object.keys(data.topics).flatMap(topic => {
    const ofTopic = changes.filter(({kind, entries}) =>
      kinds.includes(kind) && [...entries.keys()][0].startsWith(`${topic}/`))
    const lists = kinds.flatMap(kind => {
      const items = ofTopic.filter(change => change.kind === kind).map(each => item(each, data))
      return items.length ? [
        newElement("p", {className: "change"}, data.words[`version_${kind}`]),
        newElement("ul", {className: "changes"}, items),
      ] : []
    })
    return lists.length ? [newElement("h4", {}, data.topics[topic]), ...lists] : []
  })
  return shown.length ? [newElement("h3", {}, data.words[`version_${name}`]), ...shown] : []
}

function comparison(data) {
  const changes = changesBetween(data, before, after)
  const count = name => entriesOf(changes.filter(({kind}) => data.kinds[name].includes(kind)))
  const {words} = data
  const counts = {before, after, behavior: count("behavior"), messages: count("messages")}
  return [
    newElement("h2", {id: "between", tabIndex: -1}, filled(words.between_title, counts)),
    newElement("p", {}, filled(words.between_counts, counts)),
    ...Object.keys(data.kinds).flatMap(name => group(name, changes, data)),
  ]
}

// -------------------------------------------------------------------------------- what is asked

/** A version can only be compared with one that came after it. */
function swapIfReversed() {
  const [from, to] = form.querySelectorAll("select")
  if (from.selectedIndex > to.selectedIndex) {
    [from.selectedIndex, to.selectedIndex] = [to.selectedIndex, from.selectedIndex]
  }
}

async function compare() {
  const place = newElement("div", {className: "comparison"})
  form.after(place)
  try {
    const response = await fetch("changes.json")
    const data = await response.json()
    place.append(...comparison(data))
    const heading = place.querySelector("h2")
    document.title = heading.textContent
    heading.focus()
  } catch {
    place.append(newElement("p", {role: "status"}, form.dataset.lost))
  }
}

form.addEventListener("submit", swapIfReversed)
const choices = [...form.querySelectorAll("select")]
const known = version => [...choices[0].options].some(option => option.value === version)
if (known(before) && known(after)) {
  choices[0].value = before
  choices[1].value = after
  compare()
}
