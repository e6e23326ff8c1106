// Brings the field above a list to life: what matches is shown in an order of its own, best first,
// instead of the list. Each kind of list has its own idea of what matches.
"use strict"

const SHOWN = 60 // matches; more of them are no help

const field = document.querySelector("input.filter")
const {kind} = field.dataset
const found = document.querySelector(".found")
const status = document.querySelector(".filter-status")
const empty = document.querySelector(".filter-empty")
const whole = document.querySelector(".filter-list")
const config = JSON.parse(document.getElementById("__config").textContent)

/** The same text without what differs between two copies of it: kind of quotes, width, space. */
function squeezed(text) {
  const plain = text.normalize("NFKC").replace(/[‘’“”`´"]/g, "'")
  return plain.replace(/\s+/g, " ").trim()
}

// ---------------------------------------------------------------------------------------- matches

/** The items of a list that match a query, best first, as {item, exact}. */
const MATCHES = {
  messages: matchingMessages,
  apis: matchingApis,
  names: matchingApis,
  symptoms: matchingEntries,
  entries: matchingTexts,
  changes: matchingTexts,
  terms: matchingTerms,
}

/** The words of a message that say something: no numbers, no single letters. */
const wordsOf = text => [...new Set(text.toLowerCase().match(/[a-z_]{2,}|[㐀-鿿]/g) ?? [])]

/** A known message as a regular expression; * is whatever differs from reader to reader. */
function patternOf(message) {
  const pieces = message.split("*").map(piece => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
  return new RegExp(pieces.join(".*?"), "i")
}

/** The last line of what was pasted, without the name of the error: a traceback ends so. */
function messageOf(query) {
  const lines = query.split("\n").map(squeezed).filter(Boolean)
  return (lines.at(-1) ?? "").replace(/^[\w.]*(Error|Exception|Warning): /, "").toLowerCase()
}

/**
 * Messages that are in the query come first, longest first, and those that the query is the greater
 * part of; then those that share its words.
 */
function matchingMessages(query) {
  const all = squeezed(query)
  const message = messageOf(query)
  const words = wordsOf(message)
  const scored = items.map(({item, messages}) => {
    const scores = messages.map(({text, pattern}) => {
      const theirs = text.toLowerCase()
      const shared = words.filter(word => theirs.includes(word)).length / (words.length || 1)
      const quoted = theirs.includes(message)
      const exact = pattern.test(all) || (quoted && words.length >= 4)
      return {exact, score: exact ? 10 + text.length : quoted ? 2 : shared}
    })
    const best = scores.sort((one, other) => other.score - one.score)[0]
    return {item, ...best}
  })
  const matching = scored.filter(({score}) => score > 0.6)
  return matching.sort((one, other) => other.score - one.score)
}

/** The name without what people leave out: case, dots and underscores. */
const bare = name => name.toLowerCase().replace(/[._\s]|\(.*\)$/g, "")

/** APIs with the query in their name come first, then those whose entries' titles have it. */
function matchingApis(query) {
  const wanted = bare(query)
  const plain = squeezed(query).toLowerCase()
  const scored = items.map(({item, name, last, titles}) => {
    if (last === wanted || name === wanted) return {item, exact: true, score: 5}
    if (last.startsWith(wanted)) return {item, score: 4}
    if (last.includes(wanted)) return {item, score: 3}
    if (name.includes(wanted)) return {item, score: 2}
    return {item, score: titles.includes(plain) ? 1 : 0}
  })
  const matching = scored.filter(({score}) => score > 0)
  return matching.sort((one, other) => other.score - one.score)
}

/** Terms with the query in either language's word come first, then those that speak of it. */
function matchingTerms(query) {
  const wanted = squeezed(query).toLowerCase()
  const scored = items.map(({item, words, text}) => {
    if (words.includes(wanted)) return {item, exact: true, score: 4}
    if (words.some(word => word.startsWith(wanted))) return {item, score: 3}
    if (words.some(word => word.includes(wanted))) return {item, score: 2}
    return {item, score: text.includes(wanted) ? 1 : 0}
  })
  const matching = scored.filter(({score}) => score > 0)
  return matching.sort((one, other) => other.score - one.score)
}

/** What holds all words of the query, in the order of the list. */
function matchingTexts(query) {
  const words = squeezed(query).toLowerCase().split(" ")
  return items.filter(({text}) => words.every(word => text.includes(word)))
}

/** Entries as the site's own search finds them. */
async function matchingEntries(query) {
  const addresses = await search(query)
  const places = items.map(({item, address}) => ({item, place: addresses.indexOf(address)}))
  const matching = places.filter(({place}) => place >= 0)
  return matching.sort((one, other) => one.place - other.place)
}

// ------------------------------------------------------------------------------ the site's search

let worker = null

/** The addresses of the pages that the search worker finds, also of those it would fold. */
function search(query) {
  worker ??= new Worker(new URL(config.search, location))
  const root = new URL(config.base, location)
  return new Promise(resolve => {
    worker.onmessage = ({data: {data}}) => {
      if (!data.isWhole) return // it has not read all of its index yet
      resolve(data.items.flat().map(page => new URL(page.location, root).href))
    }
    worker.postMessage({type: 2, data: query})
  })
}

// -------------------------------------------------------------------------------------- the list

const textOf = item => ({item, text: squeezed(item.textContent).toLowerCase()})

const READ = {
  messages: item => {
    const texts = [...item.querySelectorAll("samp")].map(each => squeezed(each.textContent))
    return {item, messages: texts.map(text => ({text, pattern: patternOf(text)}))}
  },
  apis: item => {
    const name = bare(item.querySelector("[id]").id)
    const last = bare(item.querySelector("code").textContent)
    const titles = [...item.querySelectorAll("li")].map(entry => entry.textContent.toLowerCase())
    return {item, name, last, titles: titles.join("\n")}
  },
  names: item => {
    const {id} = item.querySelector("[id]")
    return {item, name: bare(id), last: bare(id.split(/[.-]/).at(-1)), titles: ""}
  },
  entries: textOf,
  changes: textOf,
  symptoms: item => ({item, address: item.querySelector("a").href}),
  terms: item => {
    const text = squeezed(item.textContent).toLowerCase()
    const names = [...item.querySelectorAll("dfn, dfn + [lang]")].map(name => name.textContent)
    // without what tells two words apart: stride (memory)
    const words = names.map(name => squeezed(name).toLowerCase().replace(/ ?\(.*\)$/, ""))
    return {item, words, text}
  },
}

/** What is to be known of the items in a part of the list. */
function readItems(part) {
  const all = [...part.querySelectorAll("ul > li")]
  return all.filter(item => !item.parentElement.closest("li")).map(READ[kind])
}

const items = readItems(whole)

whole.addEventListener("part", ({detail}) => items.push(...readItems(detail))) // of parts.js

let lastAsked = 0

async function filter() {
  const query = field.value
  const asking = ++lastAsked
  setParameter("filter", query) // of pitfalls.js
  if (!query.trim()) return show(null, true)
  const {wholeList} = self // of parts.js, where the list is in parts
  const first = await MATCHES[kind](query)
  if (asking === lastAsked) show(first, !wholeList)
  if (!wholeList) return
  await wholeList()
  const all = await MATCHES[kind](query)
  if (asking === lastAsked) show(all, true)
}

/** Shows the matches instead of the list, or the list for null; without `isWhole`, more may come. */
function show(matches, isWhole) {
  whole.hidden = matches !== null
  empty.hidden = matches === null || matches.length > 0 || !isWhole
  const shown = (matches ?? []).slice(0, SHOWN)
  found.replaceChildren(...shown.map(({item, exact}) => {
    const copy = item.cloneNode(true)
    for (const element of copy.querySelectorAll("[id]")) {
      // a name in full, torch.Tensor.add_ and not add_
      if (kind === "apis") element.textContent = element.id
      element.removeAttribute("id")
    }
    copy.classList.toggle("exact", Boolean(exact))
    return copy
  }))
  const {of} = status.dataset
  const counted = of.replace("{found}", matches?.length ?? 0).replace("{all}", items.length)
  status.textContent = matches === null ? "" : counted
}

field.addEventListener("input", filter)
const given = new URL(location).searchParams.get("filter")
if (given) {
  field.value = given
  filter()
}
