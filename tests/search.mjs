// Runs a search worker as a browser would and prints its answers: node search.mjs WORKER DIRECTORY < queries.json
//
// WORKER is a file below DIRECTORY, the built site of a language; the output is {loaded, answers: [{ms, items}]},
// with `loaded` the milliseconds from the first query to its answer, which include reading the index.
import {readFileSync} from "node:fs"
import {resolve} from "node:path"
import {pathToFileURL} from "node:url"
import {createContext, runInContext} from "node:vm"

const [worker, directory] = process.argv.slice(2).map(path => resolve(path))
const read = url => readFileSync(new URL(url), "utf8")
let answered
const self = {
  URL, console,
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
const begun = performance.now()
await ask(0, {config: index.config, docs: index.docs, options: {suggest: false}})
const answers = []
let loaded
for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  const start = performance.now()
  const {data: {items}} = await ask(2, query)
  loaded ??= performance.now() - begun
  answers.push({ms: performance.now() - start, items})
}
console.log(JSON.stringify({loaded, answers}))
