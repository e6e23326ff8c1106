// What the search worker loads once a message says that PyTorch lacks a name: which of the recorded
// versions have it. docs/pitfalls/site/names.py writes search/names.json, which this reads.
"use strict"

// What a message says is missing, as docs/pitfalls/names.py writes it: torch.fx/ for a module,
// torch.nn.GELU, and (mmap) behind the last part of what takes the parameter: load(mmap).
const MISSING = [
  [/(?<!partially initialized )module '(torch[\w.]*)' has no attribute '(\w+)'/g,
    ([, owner, name]) => `${owner}.${name}`],
  [/cannot import name '(\w+)' from '(torch[\w.]*)'/g, ([, name, owner]) => `${owner}.${name}`],
  [/No module named '?(torch\.[\w.]*\w)/g, ([, name]) => `${name}/`],
  [/'Tensor' object has no attribute '(\w+)'/g, ([, name]) => `torch.Tensor.${name}`],
  [/(?:(\w+)\.)?(\w+)\(\) got an unexpected keyword argument '(\w+)'/g,
    ([, owner, name, parameter]) => `${name === "__init__" ? owner : name}(${parameter})`],
]

/** The last name that a message says PyTorch doesn't have; undefined where it says none. */
function missingName(query) {
  const found = MISSING.flatMap(([pattern, name]) =>
    [...query.replace(/[‘’`]/g, "'").matchAll(pattern)].map(match => [match.index, name(match)]))
  return found.sort(([one], [other]) => one - other).at(-1)?.[1]
}

/** What is said of the names of PyTorch, as site/names.py writes it. */
class Names {
  constructor({names, never, instead}) {
    this.never = never // what is said of a name that no version has
    this.instead = instead // name → [page, sentence] of the entry that has something else
    this.told = new Map() // name → [sentence, whether the page of names lists it]
    this.takers = new Map() // load → [torch.load, torch.hub.load], which take parameters
    this.owners = new Set() // of names that are known
    for (const [sentence, listed, owners] of names) {
      for (const [owner, rests] of Object.entries(owners)) {
        for (const rest of rests.split(" ")) this.add(owner, rest, [sentence, listed])
      }
    }
  }

  add(owner, rest, told) {
    const isParameter = rest.startsWith("(")
    this.told.set(owner + (isParameter || !owner ? "" : ".") + rest, told)
    if (isParameter) {
      const taker = owner.split(".").at(-1)
      if (!this.takers.has(taker)) this.takers.set(taker, [])
      this.takers.get(taker).push(owner)
    } else if (!rest.endsWith("/")) {
      this.owners.add(owner)
    }
  }

  /**
   * The full name of what a message asks for: load(mmap) is torch.load(mmap). What a private
   * module has is not known, but whether there is the module is; undefined where nothing is known.
   */
  known(asked) {
    if (this.told.has(asked) || this.instead[asked.replace(/\/$/, "")]) return asked
    if (asked.endsWith("/")) return undefined // not every module is recorded
    const [taker, parameter] = asked.split("(")
    if (parameter) {
      const all = (this.takers.get(taker) ?? []).map(owner => `${owner}(${parameter}`)
      const having = all.filter(name => this.told.has(name))
      return having[0] ?? (all.length === 1 ? all[0] : undefined)
    }
    const owner = asked.slice(0, asked.lastIndexOf("."))
    if (this.owners.has(owner)) return asked
    const [, listed] = this.told.get(`${owner}/`) ?? []
    return listed ? `${owner}/` : undefined
  }

  /** What is known of a name, as {name, location, text}; undefined where nothing is. */
  answer(asked) {
    const name = this.known(asked)
    if (!name) return undefined
    // what a private module has is not recorded, so no version is said to lack it
    const recorded = this.owners.has(name.slice(0, name.lastIndexOf("."))) || name.includes("(")
    const [sentence, listed] = this.told.get(name) ?? [recorded ? this.never : "", false]
    const plain = name.replace(/\/$/, "")
    const id = plain.replace(")", "").replace("(", "-")
    const page = listed ? `names/?filter=${id}` : "names/"
    const [location, instead] = this.instead[plain] ?? [page, ""]
    return {name: plain.replace(")", "=)"), location, text: (sentence + instead).trim()}
  }
}

let names // promise of them

async function loadNames() {
  const response = await fetch(new URL("../search/names.json", self.location.href))
  return new Names(await response.json())
}

/** What is known of the name that a message misses, as Names.answer gives it. */
self.nameMissedBy = async query => {
  const asked = missingName(query)
  if (!asked) return undefined
  names ??= loadNames()
  names.catch(() => { names = undefined }) // to be tried again
  return (await names).answer(asked)
}
