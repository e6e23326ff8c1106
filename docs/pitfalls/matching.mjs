// Finds patterns in programs as the search worker does: node matching.mjs WORKER
//
// WORKER is assets/patterns.js, which needs python.js beside it. The input is {rules, programs}: rules as search/code.json has
// them, and texts by name; the output a list of [number of the rule, name of the program, line].
import {readFileSync} from "node:fs"
import {pathToFileURL} from "node:url"
import {createContext, runInContext} from "node:vm"

const address = pathToFileURL(process.argv[2])
const read = name => readFileSync(new URL(name, address), "utf8")
const self = {}
self.self = self
const context = createContext(self)
for (const name of ["python.js", address]) runInContext(read(name), context, `${name}`)
const [readRule, linesByRule] = runInContext("[readRule, linesByRule]", context)

const {rules, programs} = JSON.parse(readFileSync(0, "utf8"))
const known = rules.map(readRule)
const found = Object.entries(programs).flatMap(([name, text]) =>
  linesByRule(known, text).map(({rule, line}) => [rule, name, line]))
console.log(JSON.stringify(found))
