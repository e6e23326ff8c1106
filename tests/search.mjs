// Runs a search worker as a browser would: node search.mjs WORKER DIRECTORY
//
// WORKER is a file below DIRECTORY, the built site of a language. Each line of the input is a list of queries, each
// line of the output a list of their answers, {ms, items}: the first section of each of the first 20 pages. The first answer's time includes reading the index.
import {readFileSync} from "node:fs"
import {resolve} from "node:path"
import {createInterface} from "node:readline"
import {pathToFileURL} from "node:url"
import {createContext, runInContext} from "node:vm"

const [worker, directory] = process.argv.slice(2).map(path => resolve(path))
const read = url => readFileSync(new URL(url), "utf8")
let answered, failed = 0
const self = {
  URL,
  console: {warn() { failed++ }}, // lunr cannot read every query
  location: {href: `${pathToFileURL(worker)}`},
  fetch: async url => ({json: async () => JSON.parse(read(url))}),
  importScripts: (...urls) => urls.forEach(url => runInContext(read(new URL(url, pathToFileURL(worker))), context)),
  addEventListener: (_, listener) => { self.onmessage = listener },
  postMessage: message => answered(message),
}
self.self = self
const context = createContext(self)
runInContext(readFileSync(worker, "utf8"), context, worker)

const ask = (type, data) => new Promise(answer => { answered = answer; self.onmessage({data: {type, data}}) })
const index = JSON.parse(readFileSync(`${directory}/search/search_index.json`, "utf8"))
await ask(0, {config: index.config, docs: index.docs, options: {suggest: false}})
for await (const line of createInterface({input: process.stdin})) {
  const answers = []
  for (const query of JSON.parse(line)) {
    const start = performance.now()
    const {data: {items}} = await ask(2, query)
    answers.push({ms: performance.now() - start, items: items.slice(0, 20).map(sections => sections.slice(0, 1)), failed})
  }
  console.log(JSON.stringify(answers))
}
