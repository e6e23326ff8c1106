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

/** The names of PyTorch by the versions that have them, as site/names.py writes them. */
class Names {
  constructor({versions, names, instead, words}) {
    this.versions = versions
    this.instead = instead // name → [location, title] of the entry that has something else
    this.words = words
    this.bits = new Map() // name → "011": in all versions but the oldest of three
    this.takers = new Map() // load → [torch.load, torch.hub.load], which take parameters
    this.owners = new Set() // of names that are known
    for (const [bits, owners] of names) {
      for (const [owner, rests] of Object.entries(owners)) {
        for (const rest of rests.split(" ")) this.add(owner, rest, bits)
      }
    }
  }

  add(owner, rest, bits) {
    const isParameter = rest.startsWith("(")
    this.bits.set(owner + (isParameter || !owner ? "" : ".") + rest, bits)
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
    if (this.bits.has(asked) || this.instead[asked.replace(/\/$/, "")]) return asked
    if (asked.endsWith("/")) return undefined // not every module is recorded
    const [taker, parameter] = asked.split("(")
    if (parameter) {
      const all = (this.takers.get(taker) ?? []).map(owner => `${owner}(${parameter}`)
      const having = all.filter(name => this.bits.has(name))
      return having[0] ?? (all.length === 1 ? all[0] : undefined)
    }
    const owner = asked.slice(0, asked.lastIndexOf("."))
    if (this.owners.has(owner)) return asked
    return this.bits.get(`${owner}/`)?.includes("0") ? `${owner}/` : undefined
  }

  /** What is known of a name, as {name, location, text}; undefined where nothing is. */
  answer(asked) {
    const name = this.known(asked)
    if (!name) return undefined
    const bits = this.bits.get(name) ?? "0".repeat(this.versions.length)
    const changed = bits.includes("0") && bits.includes("1")
    const plain = name.replace(/\/$/, "")
    const id = plain.replace(")", "").replace("(", "-")
    const [location, title] = this.instead[plain] ?? [changed ? `names/?filter=${id}` : "names/"]
    const instead = title ? this.words.names_instead.replace("{}", title) : ""
    return {name: plain.replace(")", "=)"), location, text: this.sentence(bits) + instead}
  }

  sentence(bits) {
    const versions = this.versions
    const first = bits.indexOf("1")
    const last = bits.lastIndexOf("1")
    const values = {
      first: versions[Math.max(first, 0)],
      last: versions[last < 0 ? versions.length - 1 : last],
      before: versions[first - 1],
      after: versions[last + 1],
    }
    const gaps = first >= 0 && bits.slice(first, last).includes("0")
    const kind = first < 0 ? "never" : gaps ? "some"
      : values.before ? (values.after ? "between" : "since")
      : values.after ? "until" : "always"
    return this.words[`names_${kind}`].replace(/\{(\w+)\}/g, (_, key) => values[key])
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
