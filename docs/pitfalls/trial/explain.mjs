// What assets/explain.js says: node explain.mjs EXPLAIN_JS
//
// The input is a list of [sentences, text, words], the output a list of what is said for each, or
// null.
import {readFileSync} from "node:fs"
import {createContext, runInContext} from "node:vm"

const self = {}
runInContext(readFileSync(process.argv[2], "utf8"), createContext({self}))
const asked = JSON.parse(readFileSync(0, "utf8"))
console.log(JSON.stringify(asked.map(each => self.explained(...each) ?? null)))
