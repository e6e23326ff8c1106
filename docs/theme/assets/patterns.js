// What the search worker loads after python.js, once a query looks like Python: finds the mistakes of the entries in
// a pasted program, by the patterns of their heads. docs/pitfalls/site/patterns.py writes
// search/code.json, which this reads. A pattern means what it means to Semgrep: .ci/semgrep.py
// compares what the two find.
"use strict"

// What people paste without its import.
const USUAL_IMPORTS = `
import numpy as np
import torch.distributed as dist
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim
from torch import Tensor
from torch.amp import GradScaler, autocast
from torch.nn.parallel import DistributedDataParallel as DDP, DistributedDataParallel, DataParallel
from torch.utils.data import DataLoader, Dataset, TensorDataset, random_split
`
const USUAL = new PythonParser(USUAL_IMPORTS)
USUAL.block()

// The functions and classes that a program defines.
const OWN = /^[ \t]*(?:async +)?(?:def|class) +([\p{L}_][\p{L}\p{N}_]*)/gmu

const STEPS = 200000 // that a pattern may take in one program, so that none can block the search

// Nodes that are no expressions by themselves.
const NO_EXPRESSION = new Set(["args", "parameter", "keyword", "pair", "slice", "as", "each",
  "where", "nothing", "block", "expr", "imported"])
// Where an expression that a statement holds is not looked for, except in what is returned.
const CLOSED = new Set(["index", "ternary", "lambda", "comprehension"])
// Nodes of which a pattern may leave out the last kids: else, the default of a parameter.
const OPEN = new Set(["for", "if", "while", "parameter"])

// ----------------------------------------------------------------------------------------- program

/** A text as a tree of which each name knows what it is short for, and which variable it is. */
class Program {
  constructor(pasted) {
    const parser = new PythonParser(codeOf(pasted))
    this.text = parser.text
    this.tree = parser.block()
    this.parser = parser
    this.blocks = []
    this.expressions = []
    this.places = new Map() // of patterns that were looked for
    this.words = new Set(this.text.match(/[\p{L}_][\p{L}\p{N}_]*/gu))
    for (const [name, full] of USUAL.imports) {
      if (this.words.has(name)) this.words.add(full.split(".").at(-1))
    }
    this.variables = 0
    // names that mean these, whatever they usually mean
    this.own = new Set(Array.from(this.text.matchAll(OWN), ([, name]) => name))
    this.visit(this.tree, {})
  }

  /** Goes through the nodes in the order in which they run; the scope has variables by name. */
  visit(node, scope) {
    if (node.type === "block") this.blocks.push(node)
    else if (!NO_EXPRESSION.has(node.type)) this.expressions.push(node)
    const {type, kids} = node
    const visit = (kid, inside = scope) => this.visit(kid, inside)
    if (type === "for" || type === "each") {
      kids.slice(1, 2).forEach(kid => visit(kid))
      this.store(kids[0], scope, true)
      kids.slice(2).forEach(kid => visit(kid))
    } else if (type === "assign") {
      if (node.text === "=") this.store(kids[0], scope, false)
      else visit(kids[0])
      visit(kids[1])
    } else if (type === "as") {
      visit(kids[0])
      this.store(kids[1], scope, true)
    } else if (type === "def" || type === "lambda") {
      const inner = Object.create(scope)
      for (const parameter of kids[0].kids) {
        parameter.kids.forEach(kid => visit(kid))
        const name = parameter.type === "star" ? parameter.kids[0] : parameter
        if (name) inner[name.text] = ++this.variables
      }
      node.decorators?.forEach(kid => visit(kid))
      visit(kids[1], inner)
    } else if (type === "comprehension") {
      const inner = Object.create(scope)
      kids.slice(1).forEach(kid => visit(kid, inner))
      visit(kids[0], inner)
    } else {
      node.decorators?.forEach(kid => visit(kid))
      kids.forEach(kid => visit(kid))
      this.name(node, scope)
    }
  }

  /** A value for a target; a `fresh` one is another variable than the last one of that name. */
  store(target, scope, fresh) {
    if (target.type === "name") {
      if (fresh || !Object.hasOwn(scope, target.text)) scope[target.text] = ++this.variables
    } else if (target.type === "tuple" || target.type === "list" || target.type === "star") {
      target.kids.forEach(kid => this.store(kid, scope, fresh))
      this.expressions.push(target)
      return
    }
    this.visit(target, scope)
  }

  /** As it is written; of an attribute whose name alone is meant, that name. */
  textOf({type, text, start, end}) {
    return type === "word" ? text : this.text.slice(start, end)
  }

  /** The names that a name or dotted name may be meant by. */
  name(node, scope) {
    node.path = pathOf(node)
    if (!node.path) return
    if (node.type === "name") node.variable = node.text === "self" ? 0 : scope[node.text] ?? 0
    const [head, ...rest] = node.path.split(".")
    const {imports, stars} = this.parser
    const isOwn = scope[head] || this.own.has(head)
    const full = imports.get(head) ?? (isOwn ? undefined : USUAL.imports.get(head))
    node.names = [node.path, ...stars.map(module => `${module}.${node.path}`)]
    if (!full) return
    node.names.push([full, ...rest].join("."))
    if (full !== head) node.full = dottedName(node, node.names.at(-1))
  }
}

/** A tree of a dotted name in the place of a node. */
function dottedName(place, path) {
  const [first, ...rest] = path.split(".")
  const name = {...place, type: "name", text: first, kids: [], path: first, names: [first]}
  return rest.reduce((owner, text) => {
    const whole = `${owner.path}.${text}`
    return {...place, type: "attribute", text, kids: [owner], path: whole, names: [whole]}
  }, name)
}

/** torch.nn.Linear for the tree of it, "" for what is no dotted name. */
function pathOf({type, text, kids}) {
  if (type === "name") return text
  const owner = type === "attribute" && !text.startsWith("$") ? pathOf(kids[0]) : ""
  return owner && `${owner}.${text}`
}

/** The statements of a block and of all blocks within them, in their order. */
function everyStatement(block) {
  block.all ??= block.kids.flatMap(statement => [statement, ...below(statement)])
  return block.all
}

function below({kids}) {
  return kids.flatMap(kid => {
    if (kid.type === "block") return everyStatement(kid)
    return kid.kids.some(({type}) => type === "block") ? below(kid) : [] // as in except
  })
}

// ---------------------------------------------------------------------------------------- matching

/** A tree of a pattern, from its text. */
function patternTree(text) {
  const tree = new PythonParser(text).block()
  return Object.assign(tree, {
    source: text,
    words: wordsIn(tree),
    metas: new Set(text.match(/\$(?:\.\.\.)?[A-Z_0-9]+/g)),
    isOfProgram: isDots(tree.kids[0]) && isDots(tree.kids.at(-1)),
  })
}

/** The words that a program must have where a pattern matches; of a dotted name the last one. */
function wordsIn(node) {
  node.path = pathOf(node)
  const {type, text, kids, decorators = []} = node
  const isWord = /^(name|attribute|keyword|def|class)$/.test(type) && /^\w/.test(text)
  const inside = [...node.path ? [] : kids, ...decorators].flatMap(wordsIn)
  return isWord ? [text, ...inside] : inside
}

const isDots = ({type, kids}) => type === "dots" || type === "expr" && kids[0].type === "dots"

/** A text by which two expressions are the same. */
function keyOf(node) {
  node.key ??= `${node.type} ${node.text}${node.variable ?? ""}(${node.kids.map(keyOf).join()})`
  return node.key
}

function isSame(one, other) {
  const asWord = one.type === "word" || other.type === "word"
  return asWord ? one.text === other.text : keyOf(one) === keyOf(other)
}

/** Whether two matches mean the same by each metavariable that both have. */
function agree(one, other) {
  return Object.entries(one).every(([name, node]) => !other[name] || isSame(node, other[name]))
}

/**
 * Matches a pattern with nodes. What a metavariable was is in `known`, as {$X: node}; each way to
 * match calls `then` with it.
 */
class Matching {
  constructor(program, names) {
    this.program = program
    this.names = names // what a metavariable may be, as {$X: regular expression}
    this.steps = 0
  }

  node(pattern, node, known, then) {
    if (this.steps++ > STEPS) throw new RangeError("too many ways to match")
    const {type, text, kids} = pattern
    if (type === "meta") return this.bind(text, node, known, then)
    if (type === "dots") return node.type !== "slice" && then(known)
    if (type === "deep") return this.within(kids[0], node, known, then, true)
    if (pattern.path) return node.names?.includes(pattern.path) && then(known)
    if (type === "expr") return this.statement(kids, node, known, then)
    if (type === "attribute" && node.full?.kids.length) this.attribute(pattern, node.full, known, then)
    if (type !== node.type) return
    if (type === "import") return this.import(pattern, node, known, then)
    if (type === "block") return this.block(pattern, node, known, then)
    if (/string$/.test(type) && text === "...") return then(known)
    if (type === "index") this.index(pattern, node, known, then)
    this.word(text, node, known, next => {
      if (type === "class") this.definition(pattern, node, next, then)
      else if (type === "def") this.decorated(pattern, node, next, then)
      else this.list(kids, node.kids, next, then, {open: OPEN.has(type)})
    })
  }

  /** torch.nn.$L also matches Linear, where that is imported from torch.nn. */
  attribute({text, kids}, full, known, then) {
    this.word(text, full, known, next => this.node(kids[0], full.kids[0], next, then))
  }

  /** $X[0] is also x[:, 0]: among slices, one index may be any of them, as it is to Semgrep. */
  index({kids: [owner, wanted]}, {kids: [theirs, index]}, known, then) {
    const sliced = index.type === "tuple" && index.kids.some(({type}) => type === "slice")
    if (!sliced || wanted.type === "tuple") return
    this.node(owner, theirs, known, next =>
      index.kids.forEach(kid => this.node(wanted, kid, next, then)))
  }

  bind(name, node, known, then) {
    if (/^(slice|keyword|nothing)$/.test(node.type)) return
    if (this.names[name] && !this.names[name].test(this.program.textOf(node))) return
    if (!known[name]) then({...known, [name]: node})
    else if (isSame(known[name], node)) then(known)
  }

  /** The text of a node: an operator, or the name of an attribute, an argument or a definition. */
  word(word, node, known, then) {
    if (word.startsWith("$")) this.bind(word, {...node, type: "word"}, known, then)
    else if (word === node.text) then(known)
  }

  /** An expression matches a statement that holds it anywhere. */
  statement([expression], node, known, then) {
    if (node.type !== "expr" && node.type !== "return") return
    for (const kid of node.kids) this.within(expression, kid, known, then, node.type === "return")
  }

  within(pattern, node, known, then, everywhere) {
    this.node(pattern, node, known, then)
    if (!everywhere && CLOSED.has(node.type)) return
    const kids = !everywhere && node.type === "assign" ? node.kids.slice(1) : node.kids
    for (const kid of kids) this.within(pattern, kid, known, then, everywhere)
  }

  /** One of the imported names; import torch also matches what is imported from it. */
  import({text: from, kids: [wanted]}, node, known, then) {
    for (const kid of node.kids) {
      const full = node.text ? `${node.text}.${kid.text}` : kid.text
      if (from) from === node.text && this.word(wanted.text, kid, known, then)
      else if (`${full}.`.startsWith(`${wanted.text}.`)) then(known)
    }
  }

  /**
   * Nodes in a row; `...` is any number of them, and a keyword argument may be anywhere. Where the
   * row is `open`, more may follow. `then` also gets how many nodes were matched.
   */
  list(patterns, nodes, known, then, {at = 0, open = false} = {}) {
    const [pattern, ...rest] = patterns
    const goOn = (next, from, list = nodes) => this.list(rest, list, next, then, {at: from, open})
    if (!pattern) {
      if (open || at === nodes.length) then(known, at)
    } else if (isDots(pattern)) {
      const toTheEnd = this.widest && open && !rest.length
      for (let end = toTheEnd ? nodes.length : at; end <= nodes.length; end++) {
        if (pattern.text.startsWith("$")) {
          const row = {type: "row", text: "", kids: nodes.slice(at, end), line: nodes[at]?.line}
          this.bind(pattern.text, row, known, next => goOn(next, end))
        } else {
          goOn(known, end)
        }
      }
    } else if (pattern.type === "keyword" && !pattern.text.startsWith("$")) {
      const found = nodes.findIndex((node, place) =>
        place >= at && node.type === "keyword" && node.text === pattern.text)
      if (found < 0) return
      this.node(pattern.kids[0], nodes[found].kids[0], known, next =>
        goOn(next, at, nodes.filter((_, place) => place !== found)))
    } else if (at < nodes.length) {
      this.node(pattern, nodes[at], known, next => goOn(next, at + 1))
    }
  }

  /** With `...` among its statements, a block reaches into the blocks within it, and may go on. */
  block({kids}, node, known, then) {
    const open = kids.some(isDots)
    this.list(kids, open ? everyStatement(node) : node.kids, known, next => then(next), {open})
  }

  /** The statements of a class are in any order; no bases in a pattern are any. */
  definition(pattern, node, known, then) {
    const [bases, body] = pattern.kids
    const wanted = body.kids.filter(kid => !isDots(kid))
    const inAnyOrder = ([first, ...rest], left, next) => {
      if (!first) return then(next)
      for (const kid of left) {
        const others = left.filter(other => other !== kid)
        this.node(first, kid, next, found => inAnyOrder(rest, others, found))
      }
    }
    const inside = next => inAnyOrder(wanted, node.kids[1].kids, next)
    this.decorators(pattern.decorators, node.decorators, known, next =>
      this.list(bases.kids, node.kids[0].kids, next, inside, {open: !bases.kids.length}))
  }

  decorated(pattern, node, known, then) {
    this.decorators(pattern.decorators, node.decorators, known, next =>
      this.list(pattern.kids, node.kids, next, then))
  }

  decorators([first, ...rest], found, known, then) {
    if (!first) return then(known)
    for (const each of found) {
      this.node(first, each, known, next => this.decorators(rest, found, next, then))
    }
  }
}

const mayMatch = ({words}, program) => words.every(word => program.words.has(word))

/**
 * Every place of a program where a pattern matches, as {start, end, line, known}; or only the
 * widest ones, where the question is what is inside of them.
 */
function placesOf(pattern, program, names, widest = false) {
  if (!mayMatch(pattern, program)) return []
  if (Object.keys(names).some(name => pattern.metas.has(name))) {
    return findPlaces(pattern, program, names, widest)
  }
  const key = `${widest} ${pattern.source}` // many rules ask the same
  if (!program.places.has(key)) {
    program.places.set(key, findPlaces(pattern, program, {}, widest))
  }
  return program.places.get(key)
}

function findPlaces(pattern, program, names, widest) {
  const found = new Map()
  const keep = (first, end, known) => {
    const {start, line} = first
    const metas = Object.entries(known).map(([name, node]) => [name, node.start, keyOf(node)])
    found.set(`${start} ${end} ${metas}`, {start, end, line, known})
  }
  const {kids} = pattern
  const matching = new Matching(program, names)
  if (kids.length === 1 && kids[0].type === "expr") {
    for (const node of program.expressions) {
      matching.node(kids[0].kids[0], node, {}, known => keep(node, node.end, known))
    }
    return [...found.values()]
  }
  const deep = kids.some(isDots)
  const fromTheTop = widest && isDots(kids[0])
  matching.widest = widest
  for (const block of fromTheTop ? [program.tree] : program.blocks) {
    const all = deep ? everyStatement(block) : block.kids
    for (const first of fromTheTop ? all.slice(0, 1) : block.kids) {
      const from = all.indexOf(first)
      matching.list(kids, all, {}, (known, to) => {
        const end = Math.max(...all.slice(from, to).map(node => node.end))
        if (to > from) keep(first, end, known)
      }, {at: from, open: true})
    }
  }
  return [...found.values()]
}

/** A rule of search/code.json with its patterns as trees. */
function readRule(rule) {
  const trees = key => (rule[key] ?? []).map(patternTree)
  const [either, not, notInside] = ["either", "not", "not_inside"].map(trees)
  const inside = (rule.inside ?? []).map(anyOf => anyOf.map(patternTree))
  const names = Object.fromEntries(Object.entries(rule.names ?? {})
    .map(([name, whole]) => [name, new RegExp(`^(?:${whole})$`, "i")]))
  const metas = [...either, ...inside.flat()].flatMap(each => [...each.metas])
  const bans = notInside.filter(each => each.isOfProgram && !metas.some(name => each.metas.has(name)))
  return {...rule, either, not, inside, notInside, names, bans}
}

/** The lines of a program where a rule finds its mistake. */
function linesOf(rule, program) {
  if (rule.inside.some(anyOf => !anyOf.some(each => mayMatch(each, program)))) return []
  const places = (patterns, widest) =>
    patterns.flatMap(each => placesOf(each, program, rule.names, widest))
  // what concerns the whole program is quick to find, and decides most rules
  const isMissing = anyOf => anyOf.every(each => each.isOfProgram) && !places(anyOf, true).length
  if (rule.inside.some(isMissing) || places(rule.bans, true).length) return []
  const around = (one, other) => other.start <= one.start && one.end <= other.end
  let found = places(rule.either)
  for (const anyOf of rule.inside) {
    const outer = found.length ? places(anyOf, true) : []
    found = found.flatMap(one => outer
      .filter(other => around(one, other) && agree(one.known, other.known))
      .map(other => ({...one, known: {...other.known, ...one.known}})))
  }
  found = found.filter(({known}) => Object.keys(rule.names).every(name => known[name]))
  if (!found.length) return []
  const same = (one, other) => one.start === other.start && one.end === other.end
  const none = (others, is) => one =>
    !others.some(other => is(one, other) && agree(one.known, other.known))
  found = found.filter(none(places(rule.not), same))
  found = found.filter(none(places(rule.notInside, true), around))
  const lines = found.map(({line, known}) => rule.line ? known[rule.line]?.line ?? line : line)
  return [...new Set(lines)].sort((one, other) => one - other)
}

/**
 * What the rules find in a pasted program, line by line, as {rule: its number, line, code}. A rule
 * that would take too long finds nothing, for it does not know what it would have to leave out.
 */
function linesByRule(rules, pasted) {
  const program = new Program(pasted)
  const lines = program.text.split("\n")
  const found = rules.flatMap((rule, number) => {
    try {
      const own = linesOf(rule, program)
      return own.map(line => ({rule: number, line, code: lines[line - 1].trim()}))
    } catch (error) {
      if (error instanceof RangeError) return []
      throw error
    }
  })
  return found.sort((one, other) => one.line - other.line)
}

// ---------------------------------------------------------------------------------------- worker

let rules // promise of {row, rules}

async function loadRules() {
  const response = await fetch(new URL("../search/code.json", self.location.href))
  const {row, rules} = await response.json()
  return {row, rules: rules.map(readRule)}
}

/** What is wrong in a pasted program, in the order of its lines, as {location, title, text}. */
self.findingsIn = async pasted => {
  rules ??= loadRules()
  rules.catch(() => { rules = undefined }) // to be tried again
  const {row, rules: known} = await rules
  const found = linesByRule(known, pasted).map(({rule, line, code}) => ({
    location: known[rule].location,
    title: row.replace("{line}", line).replace("{finds}", () => known[rule].finds),
    text: code,
    line,
  }))
  // several patterns of a page may find the same line
  return found.filter(({location, line}, at) =>
    at === found.findIndex(other => other.location === location && other.line === line))
}
