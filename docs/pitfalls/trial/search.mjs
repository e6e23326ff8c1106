// Runs a search worker as a browser would: node search.mjs WORKER DIRECTORY
//
// WORKER is a file below DIRECTORY, the built site of a language. Each line of the input is a list
// of queries, each line of the output a list of what was found for them, {ms, whole, items, failed}:
// the first 20 items, how many ms passed until the first answer, until the last one where a worker
// answers again once it has read more, and how many warnings there were so far. The times of the
// first query include reading the index.
import {readFileSync} from "node:fs"
import {resolve} from "node:path"
import {createInterface} from "node:readline"
import {pathToFileURL} from "node:url"
import {createContext, runInContext} from "node:vm"

const ROWS = 20

const [worker, directory] = process.argv.slice(2).map(path => resolve(path))
const address = pathToFileURL(worker)
const read = url => readFileSync(new URL(url), "utf8")

// What a worker finds in a browser. It replies through postMessage, here to whoever asked last.
let reply
let failed = 0
const self = {
  URL,
  performance,
  setTimeout,
  console: {warn() { failed++ }}, // lunr cannot read every query
  location: {href: `${address}`},
  fetch: async url => ({json: async () => JSON.parse(read(url))}),
  importScripts: (...urls) => {
    for (const url of urls) runInContext(read(new URL(url, address)), context)
  },
  addEventListener: (_, listener) => { self.onmessage = listener },
  postMessage: message => reply(message),
}
self.self = self
const context = createContext(self)
runInContext(readFileSync(worker, "utf8"), context, worker)

function ask(type, data, onAnswer = () => {}) {
  return new Promise(done => {
    reply = message => {
      onAnswer()
      if (message.data?.isWhole !== false) done(message)
    }
    self.onmessage({data: {type, data}})
  })
}

async function find(query) {
  const start = performance.now()
  let ms
  const {data: {items}} = await ask(2, query, () => { ms ??= performance.now() - start })
  const whole = performance.now() - start
  return {ms, whole, items: items.slice(0, ROWS), failed}
}

const index = JSON.parse(readFileSync(`${directory}/search/search_index.json`, "utf8"))
await ask(0, {config: index.config, docs: index.docs, options: {suggest: false}})
for await (const line of createInterface({input: process.stdin})) {
  const found = []
  for (const query of JSON.parse(line)) found.push(await find(query))
  console.log(JSON.stringify(found))
}
