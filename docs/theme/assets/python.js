// What the search worker loads once a query looks like Python: finds the mistakes of the entries in
// a pasted program, by the patterns of their heads. docs/pitfalls/site/patterns.py writes
// search/code.json, which this reads; .ci/semgrep.py holds it against Semgrep.
//
// Text becomes tokens, tokens a tree of nodes {type, text, kids, start, end, line}, and a pattern
// is such a tree, too, with $X and `...` in it. Nothing of the program is ever run or sent.
"use strict"

// ------------------------------------------------------------------------------------------ tokens

const PYTHON_TOKEN = new RegExp([
  /(?<blank>[^\S\n]+|\\\n|#.*)/,
  /(?<line>\n)/,
  /(?<string>[bfru]{0,2}(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|(?:"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?)))/,
  /(?<number>\.?\d[\w.]*(?:(?<=e)[+-]\d+)?)/,
  /(?<name>\$\.\.\.[A-Z_0-9]+|\$?[\p{L}_][\p{L}\p{N}_]*)/,
  /(?<sign><\.\.\.|\.\.\.>?|\*\*=|\/\/=|<<=|>>=|->|:=|[-+*\/%@&|^=!<>]=|\*\*|\/\/|<<|>>|[^])/,
].map(({source}) => source).join("|"), "yiu")
// what begins a statement even where a bracket was left open
const BEGINS_STATEMENT = /\n[^\S\n]*(?:(?:def|class|return|import|from|with|while|try)\b|for\b.*:[^\S\n]*\n)/y

/** The code of what was pasted, on the same lines: without fences, prompts and what is printed. */
function codeOf(pasted) {
  let lines = pasted.replace(/\r\n?/g, "\n").replace(/\t/g, "        ").split("\n")
  const isFence = line => /^\s*(```|~~~)/.test(line)
  const fences = lines.filter(isFence).length
  let inside = fences === 1
  lines = lines.map(line => {
    if (isFence(line)) inside = fences === 1 || !inside
    return isFence(line) || fences && !inside ? "" : line
  })
  const prompt = /^\s*(?:>>>|\.\.\.)(?: |$)/
  if (!lines.some(line => /^\s*>>> /.test(line))) return lines.join("\n")
  return lines.map(line => prompt.test(line) ? line.replace(prompt, "") : "").join("\n")
}

/** The tokens between two places of a text, without blanks and comments. */
function tokensOf(text, start = 0, end = text.length, line = 1) {
  const found = []
  PYTHON_TOKEN.lastIndex = start
  while (PYTHON_TOKEN.lastIndex < end) {
    const {0: raw, index, groups} = PYTHON_TOKEN.exec(text)
    const kind = Object.keys(groups).find(name => groups[name] !== undefined)
    if (kind !== "blank") found.push({kind, text: raw, start: index, end: index + raw.length, line})
    line += raw.split("\n").length - 1
  }
  return found
}

/** The logical lines of a program, as {indent, tokens}; brackets join lines. */
function logicalLines(text) {
  const lines = []
  let tokens = []
  let open = 0
  for (const token of [...tokensOf(text), {kind: "line", start: text.length}]) {
    if (token.kind !== "line") {
      tokens.push(token)
      if ("([{".includes(token.text)) open++
      if (")]}".includes(token.text)) open = Math.max(0, open - 1)
      continue
    }
    BEGINS_STATEMENT.lastIndex = token.start
    if (open && token.start < text.length && !BEGINS_STATEMENT.test(text)) continue
    if (tokens.length) {
      const indent = tokens[0].start - 1 - text.lastIndexOf("\n", tokens[0].start - 1)
      lines.push({indent, tokens})
    }
    tokens = []
    open = 0
  }
  return lines
}

// -------------------------------------------------------------------------------------------- tree

const POWER = Object.fromEntries([
  ["or"], ["and"], ["not"], ["in", "not in", "is", "is not", "<", ">", "<=", ">=", "==", "!="],
  ["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "//", "%", "@"], ["~"], ["**"],
].flatMap((operators, at) => operators.map(operator => [operator, at + 1])))
const KEYWORDS = new Set("and as else for from if import in is lambda not or".split(" "))

/** Reads a program or a pattern; what is no Python is left out, and the rest read all the same. */
class PythonParser {
  constructor(text) {
    this.text = text
    this.lines = logicalLines(text)
    this.row = 0
    this.imports = new Map() // name → what it is short for
    this.stars = [] // modules of which all names are imported
    this.use([])
  }

  use(tokens) {
    this.tokens = tokens
    this.at = 0
  }

  get next() {
    const {end: start, line} = this.last ?? {end: 0, line: 1}
    return this.tokens[this.at] ?? {kind: "end", text: "", start, line}
  }

  take() {
    this.last = this.tokens[this.at++]
    return this.last
  }

  /** Takes the next token if it is one of these. */
  skip(...texts) {
    const there = this.next.kind !== "string" && texts.includes(this.next.text)
    return there ? this.take() : undefined
  }

  node(first, type, text = "", kids = []) {
    const {start, line} = first
    return {type, text, kids, start, line, end: Math.max(start, this.last?.end ?? 0)}
  }

  // ------------------------------------------------------------------------------- statements

  /** The statements that are indented more than this. */
  block(indent = -1) {
    const kids = []
    const first = {start: this.lines[this.row]?.tokens[0].start ?? 0, line: 0}
    while (this.lines[this.row]?.indent > indent) {
      this.use(this.lines[this.row].tokens)
      kids.push(...this.statements(this.lines[this.row++].indent))
    }
    return this.node(first, "block", "", kids)
  }

  /** The statements of a logical line, or of what is left of it, with the blocks below them. */
  statements(indent) {
    const found = []
    while (this.at < this.tokens.length) {
      found.push(this.statement(indent))
      while (this.at < this.tokens.length && !this.skip(";")) this.take() // what is no Python
    }
    return found
  }

  statement(indent) {
    const first = this.next
    const decorators = []
    while (this.skip("@")) {
      decorators.push(this.test())
      this.nextLine(indent)
    }
    this.skip("async")
    const word = this.next.kind === "name" ? this.next.text : ""
    if (word === "def" || word === "class") return this.definition(first, indent, decorators)
    if (/^(for|while|if|elif)$/.test(word)) return this.loop(first, indent, this.take().text)
    if (word === "with" && this.take()) return this.with(indent)
    if (word === "try" && this.take()) return this.try(first, indent)
    if (word === "import" || word === "from") return this.import(this.take())
    if (word === "return") return this.node(this.take(), "return", "", this.optional())
    if (/^(match|case|except|finally|else)$/.test(word) && this.tokens.at(-1).text === ":") {
      return this.node(this.take(), word, "", [this.suite(indent)])
    }
    if (/^(assert|break|continue|del|global|nonlocal|pass|raise)$/.test(word)) {
      return this.node(this.take(), word, "", this.optional())
    }
    return this.assignment(first)
  }

  /** Goes on with the next line if it is indented as much, and begins with one of these words. */
  nextLine(indent, ...words) {
    const line = this.lines[this.row]
    if (this.next.kind !== "end" || line?.indent !== indent) return false
    if (words.length && !words.includes(line.tokens[0].text)) return false
    this.row++
    this.use(line.tokens)
    return true
  }

  /** What follows a header: the rest of its line, or a block. */
  suite(indent) {
    let open = 0
    while (this.next.kind !== "end" && (open > 0 || this.next.text !== ":")) {
      const {text} = this.take()
      open += "([{".includes(text) - ")]}".includes(text)
    }
    const first = this.next
    this.skip(":")
    if (this.next.kind === "end") return this.block(indent)
    return this.node(first, "block", "", this.statements(indent))
  }

  definition(first, indent, decorators) {
    const type = this.take().text
    const name = this.take()?.text ?? ""
    const items = this.skip("(") ? this.items(")") : []
    const list = type === "def" ? items.map(item => this.parameter(item)) : items
    const kids = [this.node(first, "args", "", list), this.suite(indent)]
    return {...this.node(first, type, name, kids), decorators}
  }

  /** A parameter has its name as text, and its default as kid. */
  parameter(item) {
    const {type, text} = item
    if (type === "keyword") return {...item, type: "parameter"}
    return /^(name|meta)$/.test(type) ? {...item, type: "parameter", text, kids: []} : item
  }

  /** for, while and if, with what follows else. */
  loop(first, indent, word) {
    const type = word === "elif" ? "if" : word
    const head = [word === "for" ? this.targets() : this.test()]
    if (word === "for" && this.skip("in")) head.push(this.tests())
    const kids = [...head, this.suite(indent)]
    if (this.nextLine(indent, "else")) {
      kids.push(this.suite(indent))
    } else if (type === "if" && this.nextLine(indent, "elif")) {
      const at = this.next
      kids.push(this.node(at, "block", "", [this.loop(this.take(), indent, "elif")]))
    }
    return this.node(first, type, "", kids)
  }

  /** with a, b: is with a: with b: */
  with(indent) {
    const value = this.tests(() => this.named())
    const items = value.type === "tuple" ? value.kids : [value]
    return items.reduceRight((body, item) => {
      const within = this.node(item, "with", "", [item, body])
      return this.node(item, "block", "", [within])
    }, this.suite(indent)).kids[0]
  }

  try(first, indent) {
    const kids = [this.suite(indent)]
    while (this.nextLine(indent, "except", "else", "finally")) {
      const at = this.take()
      const caught = this.next.text === ":" ? [] : [this.tests()]
      if (this.skip("as")) caught.push(this.test())
      kids.push(this.node(at, at.text, "", [...caught, this.suite(indent)]))
    }
    return this.node(first, "try", "", kids)
  }

  import(first) {
    const dotted = () => {
      let name = ""
      while (this.next.kind === "name" && !KEYWORDS.has(this.next.text) || this.next.text === ".") {
        name += this.take().text
      }
      return name
    }
    const from = first.text === "from" ? dotted() : ""
    if (from) this.skip("import")
    this.skip("(")
    const kids = []
    do {
      if (from && this.skip("*")) this.stars.push(from)
      const at = this.next
      const name = dotted()
      const full = from ? `${from}.${name}` : name
      if (this.skip("as")) this.imports.set(this.take()?.text, full)
      else if (from && name) this.imports.set(name, full)
      else if (name) this.imports.set(name.split(".")[0], name.split(".")[0])
      if (name) kids.push(this.node(at, "imported", name))
    } while (this.skip(","))
    return this.node(first, "import", from, kids)
  }

  /** An expression, or assignments: a = b = c are two, and a, b = c, d are two more. */
  assignment(first) {
    const left = [this.tests()]
    if (this.skip(":")) this.test() // what type it has
    const sign = /^([-+*/%@&|^]|\*\*|\/\/|<<|>>)?=$/.test(this.next.text) ? this.take().text : ""
    if (!sign) return this.node(first, "expr", "", left)
    let value = this.tests()
    while (this.skip("=")) {
      left.push(value)
      value = this.tests()
    }
    const assign = (target, given) => this.node(first, "assign", sign, [target, given])
    const pairs = left.flatMap(({type, kids}) =>
      type === "tuple" && value.type === "tuple" && kids.length === value.kids.length
        ? kids.map((target, at) => assign(target, value.kids[at])) : [])
    return this.node(first, "expr", "", [...left.map(target => assign(target, value)), ...pairs])
  }

  optional() {
    return this.next.kind === "end" || this.next.text === ";" ? [] : [this.tests()]
  }

  // ------------------------------------------------------------------------------ expressions

  /** One expression, or a tuple without brackets. */
  tests(one = () => this.test()) {
    const first = this.next
    const kids = [one()]
    if (this.next.text !== ",") return kids[0]
    while (this.skip(",")) {
      if (this.next.kind === "end" || /^[=:;)\]}]$/.test(this.next.text)) break
      kids.push(one())
    }
    return this.node(first, "tuple", "", kids)
  }

  /** An expression that may have a name: open(path) as file. */
  named() {
    const first = this.next
    const value = this.test()
    return this.skip("as") ? this.node(first, "as", "", [value, this.test()]) : value
  }

  /** What a loop gives values to; `in` ends it. */
  targets() {
    return this.tests(() => this.binary(POWER.in))
  }

  test() {
    const first = this.next
    const value = this.binary(0)
    if (this.skip(":=")) return this.node(first, "assign", "=", [value, this.test()])
    if (!this.skip("if")) return value
    const condition = this.binary(0)
    const otherwise = this.skip("else") ? [this.test()] : []
    return this.node(first, "ternary", "", [value, condition, ...otherwise])
  }

  /** An expression of operators that bind tighter than this. */
  binary(least) {
    const first = this.next
    let left = this.unary()
    for (;;) {
      const after = this.tokens[this.at + 1]?.text
      let {text: sign} = this.next
      if (sign === "not" && after === "in" || sign === "is" && after === "not") sign += ` ${after}`
      if (this.next.kind === "string" || !(POWER[sign] > least) || sign === "~") return left
      this.take()
      if (sign.includes(" ")) this.take()
      const right = this.binary(sign === "**" ? POWER["~"] - 1 : POWER[sign])
      left = this.node(first, "binary", sign, [left, right])
    }
  }

  unary() {
    const first = this.next
    const {text: sign} = first
    if (first.kind === "string") return this.after(first, this.atom())
    if (this.skip("not")) return this.node(first, "unary", sign, [this.binary(POWER.not)])
    if (this.skip("+", "-", "~")) return this.node(first, "unary", sign, [this.binary(POWER["~"])])
    if (this.skip("*", "**")) {
      const kids = /^[,)]?$/.test(this.next.text) ? [] : [this.binary(POWER.in)]
      return this.node(first, "star", sign, kids)
    }
    if (this.skip("await")) return this.node(first, "await", "", [this.unary()])
    if (this.skip("yield")) {
      this.skip("from")
      return this.node(first, "yield", "", /^[)]?$/.test(this.next.text) ? [] : [this.tests()])
    }
    if (this.skip("lambda")) {
      const list = this.items(":").map(item => this.parameter(item))
      const args = this.node(first, "args", "", list)
      const result = this.node(this.next, "return", "", [this.test()])
      return this.node(first, "lambda", "", [args, this.node(result, "block", "", [result])])
    }
    return this.after(first, this.atom())
  }

  /** Calls, attributes and indices behind an expression. */
  after(first, value) {
    for (;;) {
      if (this.skip("(")) {
        const args = this.node(this.last, "args", "", this.items(")"))
        value = this.node(first, "call", "", [value, args])
      } else if (this.skip("[")) {
        const at = this.last
        const items = this.items("]")
        const index = items.length === 1 ? items[0] : this.node(at, "tuple", "", items)
        value = this.node(first, "index", "", [value, index])
      } else if (this.skip(".")) {
        const name = this.take()
        value = this.node(first, "attribute", name?.text ?? "", [value])
      } else {
        return value
      }
    }
  }

  atom() {
    const first = this.next
    const {kind, text} = first
    if (kind === "string") return this.strings(this.take())
    if (kind === "number") return this.node(this.take(), "number", numberOf(text))
    if (kind === "name" && !KEYWORDS.has(text)) {
      const type = text.startsWith("$...") ? "dots" : text.startsWith("$") ? "meta" : "name"
      return this.node(this.take(), type, text)
    }
    if (this.skip("...")) return this.node(first, "dots", text)
    if (this.skip("<...")) {
      const inner = this.test()
      this.skip("...>")
      return this.node(first, "deep", "", [inner])
    }
    if (this.skip("[")) return this.node(first, "list", "", this.items("]"))
    if (this.skip("{")) return this.node(first, "braces", "", this.items("}"))
    if (this.skip("(")) {
      const items = this.items(")")
      const single = items.length === 1 && !this.comma
      return single ? items[0] : this.node(first, "tuple", "", items)
    }
    if (kind !== "end" && !/^[,:;=)\]}]$/.test(text)) this.take() // no Python
    return this.node(first, "nothing")
  }

  /** What is between brackets: arguments, elements, pairs, slices, a comprehension. */
  items(close) {
    const found = []
    let comma
    while (this.next.kind !== "end" && !this.skip(close)) {
      const before = this.at
      found.push(this.item(close))
      comma = this.skip(",")
      if (this.at === before) this.take() // no Python
    }
    this.comma = comma
    return found
  }

  item(close) {
    const first = this.next
    const sliced = () => close === "]" && this.next.text === ":"
    if (first.kind === "name" && this.tokens[this.at + 1]?.text === "=") {
      this.at += 2
      return this.node(first, "keyword", first.text, [this.test()])
    }
    const kids = sliced() ? [] : [this.named()]
    if (close === ")" && this.skip(":")) { // a parameter's type
      this.test()
      if (this.skip("=")) return this.node(first, "keyword", kids[0].text, [this.test()])
    } else if (close === "}" && this.skip(":")) {
      kids.push(this.test())
      return this.clauses(first, this.node(first, "pair", "", kids))
    } else if (sliced()) {
      let text = ""
      while (this.skip(":")) {
        text += ":"
        if (!/^[:,\]]?$/.test(this.next.text)) kids.push(this.test())
      }
      return this.node(first, "slice", text, kids)
    }
    return this.clauses(first, kids[0])
  }

  /** The expression, or the comprehension that it begins. */
  clauses(first, value) {
    const kids = [value]
    for (;;) {
      if (this.next.text === "async") this.take()
      const at = this.next
      if (this.skip("for")) {
        const target = this.targets()
        this.skip("in")
        kids.push(this.node(at, "each", "", [target, this.binary(0)]))
      } else if (kids.length > 1 && this.skip("if")) {
        kids.push(this.node(at, "where", "", [this.binary(0)]))
      } else {
        return kids.length > 1 ? this.node(first, "comprehension", "", kids) : value
      }
    }
  }

  /** A string, or several in a row, by what it says; of an f-string also what is computed in it. */
  strings(token) {
    const parts = [token]
    while (this.next.kind === "string") parts.push(this.take())
    const says = ({text}) => text.replace(/^[a-z]*("""|'''|"|')([^]*?)\1?$/i, "$2")
    const kids = parts.filter(({text}) => /^\w*f/i.test(text)).flatMap(part => this.computed(part))
    const type = parts.some(({text}) => /^\w*f/i.test(text)) ? "fstring" : "string"
    return this.node(token, type, parts.map(says).join(""), kids)
  }

  computed({text, start, line}) {
    const found = text.replaceAll("{{", "  ").matchAll(/\{([^{}]+)/g)
    return [...found].map(({index, 1: {length}}) => {
      const inner = new PythonParser("")
      const lines = text.slice(0, index).split("\n").length - 1
      inner.use(tokensOf(this.text, start + index + 1, start + index + 1 + length, line + lines))
      return inner.tests()
    })
  }
}

/** 0.001 for 1e-3; 1.0 stays another number than 1. */
function numberOf(text) {
  const plain = text.replaceAll("_", "")
  return /^[\d.]+(e[-+]?\d+)?$/i.test(plain) && /[.e]/i.test(plain) ? `${Number(plain)}f` : plain
}
