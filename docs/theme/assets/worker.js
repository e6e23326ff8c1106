// The worker behind Material's search box. Every page starts it, so it is small: it loads ranking.js,
// messages.js and search.js, and then the index, when somebody searches.
//
// Material sends {type: 0} once and {type: 2, data: query} for each query, and expects {type: 1}
// and {type: 3, data: {items}} in return, an item being a list of sections of one page.
"use strict"

/** A language's site, "" for the reader's: promises of what its first part finds, and the whole. */
const sites = new Map()

function load(language) {
  if (!sites.has(language)) {
    const site = read(language)
    sites.set(language, site)
    for (const part of [site.first, site.whole]) {
      part.catch(() => sites.delete(language)) // to be tried again
    }
  }
  return sites.get(language)
}

function read(language) {
  const folder = new URL(`${language ? `../../${language}` : ".."}/search/`, self.location.href)
  const json = async name => (await fetch(new URL(name, folder))).json()
  const pages = json("pages.json")
  const site = {isWhole: false}
  site.first = Promise.all([pages, loadSearch()]).then(([data]) => searchable(data, false))
  site.whole = Promise.all([pages.then(() => json("texts.json")), pages, site.first])
    .then(([texts, data]) => {
      const whole = data.pages.map((page, number) => ({...page, ...texts[number]}))
      return searchable({...data, pages: whole}, true)
    })
  site.whole.then(() => { site.isWhole = true }).catch(() => {})
  return site
}

/** Promises search.js and what it needs; without a network the promise is broken. */
async function loadSearch() {
  if (self.itemsFor) return
  const names = ["ranking.js", "messages.js", "search.js"]
  importScripts(...names.map(name => `../../assets/${name}`)) // which all languages share
}

async function searchable(data, isWhole) {
  return {...data, isWhole, index: await Index.of(data), messages: new Messages(data.pages)}
}

// Every worker and page of the site hears it: assets/pitfalls.js asks for the index as soon as
// somebody enters a search box, and is told which query the results shown are for.
const channel = self.BroadcastChannel && new BroadcastChannel("search")
if (channel) channel.onmessage = ({data}) => { if (data === "load") load("") }

let latest = 0

self.onmessage = async ({data: {type, data}}) => {
  if (type === 0) return self.postMessage({type: 1})
  const asked = ++latest
  if (!data.trim()) return self.postMessage({type: 3, data: {items: [], isWhole: true}})
  const site = load("")
  // what the names and messages find is shown until the texts are there
  if (!site.isWhole) await show(data, site.first, {asked, isWhole: false})
  await show(data, site.whole.catch(() => site.first), {asked, isWhole: true})
}

/** Show what a part of the site finds, unless something else was asked since. */
async function show(query, part, {asked, isWhole}) {
  const site = await part.catch(() => undefined)
  if (asked !== latest) return
  // the search box has ↵ where what was pasted has a new line: assets/pitfalls.js
  const text = query.replaceAll("↵", "\n")
  const items = site ? await itemsFor(text, site).catch(() => []) : []
  if (asked !== latest) return
  self.postMessage({type: 3, data: {items, isWhole}})
  if (isWhole) channel?.postMessage({found: query})
}
