// The messages that the search worker knows, and which of them a text holds. worker.js loads it;
// docs/pitfalls/site/search.py writes what it reads.
"use strict"

// How much the words say that a text and a known message have in a row, where they are the same:
// so much (see `weight`), or less where it is nearly all of the text.
const RUN = 3.7
const SHORT_RUN = 3
const NEARLY_ALL = 0.8

// What only programs write: the name of an error with a colon, or what they put before a message.
const MARKS = [
  /\b\w*(?:Error|Exception|Warning|Interrupt) ?:|^[ \t]*[\w.]*(?:Error|Exception)[ \t]*$/m,
  /\b(?:error|fatal|warning|internal|fail|failed|assertion)\b[^.:\n]{0,20}: /i,
  /\b[a-z_]\w*(?:\.\w+)+: /,
  /Traceback|Assertion .* failed|terminate called|what\(\):/,
]
// What messages say in a sentence, what they quote, and what only people say.
const COMPLAINT = new RegExp(`\\b(?:${[
  "must", "cannot", "can't", "could not", "couldn't", "should", "expected", "expects?", "got",
  "not", "doesn't", "isn't", "unsupported", "invalid", "failed", "unable", "no", "only",
  "requires?", "required", "already", "different", "missing", "mismatch", "inconsistent",
  "unrecognized", "unknown", "larger than", "corrupted", "deprecated",
].join("|")})\\b`, "i")
const QUOTED = /['"`[({<=]|\w_\w|\w\.\w|[a-z][A-Z]|::|^[A-Z].*\.$/
const ASKING = new RegExp([
  "^(?:how|why|what|when|which|is|are|does|do|can|should|where|any)\\b",
  "\\b(?:i|i'm|my|we|me|want|try|trying|tried|fix|during|even)\\b",
  "\\?$",
].join("|"), "i")
const PERSON = /\b(?:i|i'm|my|we|our)\b|\w\?$/i
// What people add to a message.
const COURTESY = new RegExp(`\\b(?:${[
  "any idea", "any help", "thanks", "thank you", "please", "how (?:can|do|to|should)", "is this a",
  "what (?:does|is|should)", "why (?:does|is)", "i (?:am|'m) using", "hi,", "hello",
].join("|")})\\b[^.!?\\n]*(?:\\.\\d[^.!?\\n]*)*[.!?]*`, "gi")
const FEW = 6 // words, which a sentence has at least
const SENTENCES = /[\u3000-\u9fff\uff00-\uffef]+|(?<=[.!?])\s+|\n/
// The share of the words of a question that a page has at least; of one that quotes something.
const KNOWN = 0.6
const KNOWN_IF_QUOTED = 0.9

const VARYING = /\*|(?<![\w.])\d+(?:\.\d+)*(?!\w)/ // what differs from reader to reader
const LONGEST_PART = 80 // characters of a reader's own part that are shown

/** The plain words of a normal text, without weights. */
function wordsOf(text) {
  return new Set(text.match(/[a-z_]{2,}/g))
}

const NAME = /\b(?:cuda )?[\w.]*(?:error|exception|warning|interrupt): ?/

/** A message without the name of its error, and without Chinese around it. */
function told(text) {
  const message = text.replace(new RegExp(`^.*?${NAME.source}`), "")
  return message.replace(/[\u3400-\u9fff，。？！：；（）]+/g, " ").trim()
}

/** The words of a normal text in their order; numbers differ from reader to reader. */
function inOrder(text) {
  return text.match(/[a-z_]+/g) ?? []
}

/** Whether a text has what only programs write. */
function isOfProgram(text) {
  return MARKS.some(mark => mark.test(text))
}

/**
 * Whether a text holds what a program says, and is not what people ask in their own words, which
 * are other words than those of the pages: `covered` is the share of them that a page has.
 * `english` says whether they would ask in English.
 */
function isMessage(text, {english, covered}) {
  if (isOfProgram(text)) return true
  const sentences = text.replace(COURTESY, ". ").split(SENTENCES).map(part => part.trim())
  if (sentences.length > 1 && sentences.some(sentence => PERSON.test(sentence))) return false
  const sure = sentence => !english || QUOTED.test(sentence)
  return sentences.some(sentence =>
    inOrder(sentence.toLowerCase()).length >= FEW
    && COMPLAINT.test(sentence) && !ASKING.test(sentence)
    && covered < (sure(sentence) ? KNOWN_IF_QUOTED : KNOWN))
}

/** The module that a message misses; what is said of one says nothing of another. */
function missing(text) {
  return /no module named '?([\w.]+)/.exec(text)?.[1]
}

/** Whether the pieces are in the text in this order. */
function contains(text, pieces) {
  let end = 0
  return pieces.every(piece => {
    const at = text.indexOf(piece, end)
    end = at + piece.length
    return at >= 0
  })
}

/** The first of the pieces, as far as they are in the text in this order. */
function beginning(text, pieces) {
  let end = 0
  const missed = pieces.findIndex(piece => {
    const start = piece.replace(/\W+$/, "") // the rest may be cut off
    const at = text.indexOf(start, end)
    end = at + start.length
    return at < 0
  })
  return pieces.slice(0, missed).join(" ")
}

/** The words of a message that are whole in each text with it: no * is next to them, nor an end. */
function wholeWords(message) {
  return [...message.matchAll(/(?<=[^*\w])[a-z_]{2,}(?=[^*\w])/g)].map(([word]) => word)
}

/** What a message has between its *s. */
function piecesOf(message) {
  return message.replace(/\.$/, "").split("*").map(piece => piece.trim()).filter(Boolean)
}

/** A message of a page, in the forms in which it is compared. */
class Message {
  constructor(text, number, block, about) {
    this.text = text
    this.number = number // of the page
    this.block = block // the id of the block that shows it; empty where none does
    this.about = about // whether the page is about it, and doesn't only print it
    this.named = plain(text)
    const bare = this.named.replace(new RegExp(`^${NAME.source}`), "")
    // "tensor(*)" is in many messages, "KeyError: tensor(*)" is not
    this.whole = wordsOf(bare).size < 2 ? this.named : bare
    this.pieces = piecesOf(this.whole)
    this.length = this.pieces.join("").length
    this.wholeWords = wholeWords(this.whole)
    this.missing = missing(this.whole)
    this.words = wordsOf(this.whole)
    // a number that a listed message has, where others have *, is that number; so is one in a
    // message that says nothing else
    this.literal = about || this.words.size < 3 ? piecesOf(normal(text)) : []
    this.ordered = inOrder(this.whole)
    // what a page only prints may be a part of what any program prints
    this.tells = about || weight(this.ordered) >= RUN
    // of functions, modules, keys: what is said of one says nothing of another
    const names = this.whole.match(/[\w.]+\(\)|'[\w.]+'/g) ?? []
    this.names = new Set(names.flatMap(inOrder))
  }

  /** Whether it is in a normal text, of which `spoken` has the words: most lack one of its own. */
  isIn(text, spoken) {
    return this.wholeWords.every(word => spoken.has(word)) && contains(text, this.pieces)
  }

  /**
   * The message as a text has it, as parts {text, own: whether it is the reader's own}; as it is
   * known, with … for what differs, where the text has it in other words.
   */
  inWordsOf(said) {
    const text = tidy(said)
    const lower = text.toLowerCase()
    const known = tidy(this.text).replace(/^[\w.]*(Error|Exception|Warning): /, "")
    const parts = []
    let end = -1
    for (const piece of known.split(VARYING).map(part => part.trim()).filter(Boolean)) {
      const at = lower.indexOf(piece.toLowerCase(), Math.max(end, 0))
      if (at < 0) return [{text: known.replaceAll("*", "…"), own: false}]
      if (end >= 0) parts.push(...gap(text.slice(end, at)))
      parts.push({text: text.slice(at, at + piece.length), own: false})
      end = at + piece.length
    }
    const [rest] = /\*$/.test(known) ? text.slice(end, end + LONGEST_PART).split("\n") : [""]
    return [...parts, ...gap(rest)]
  }
}

/** What a reader has where the message varies: spaces around it are the message's. */
function gap(text) {
  const own = text.trim()
  const shown = own.length > LONGEST_PART ? `${own.slice(0, LONGEST_PART)}…` : own
  const [before, after] = [/^\s*/.exec(text)[0], own ? /\s*$/.exec(text)[0] : ""]
  return [{text: before, own: false}, {text: shown, own: Boolean(own)}, {text: after, own: false}]
    .filter(part => part.text)
}

/** A text in the forms in which messages are looked for in it. */
class Said {
  constructor(original) {
    this.original = original
    // without * where it stands for nothing, and addresses, whose words say nothing
    this.text = plain(original.replace(/\*|https?:\S+/g, ""))
    this.exactly = normal(original) // with its numbers
    this.message = told(this.text)
    this.isLong = this.message.split(" ").length >= 4
    this.missing = missing(this.text)
    this.spoken = wordsOf(this.text)
    this.ordered = inOrder(this.message)
    this.places = new Map() // word → where it is in this order
    for (const [at, word] of this.ordered.entries()) {
      getOrAdd(this.places, word, () => []).push(at)
    }
  }
}

/** The messages of the pages. */
class Messages {
  constructor(pages) {
    this.all = pages.flatMap(({messages = [], blocks, listed}, number) =>
      messages.map((text, at) => new Message(text, number, blocks[at], at < listed)))
    this.having = new Map() // word → where the messages are that have it
    for (const [at, known] of this.all.entries()) {
      for (const word of known.words) getOrAdd(this.having, word, () => []).push(at)
    }
  }

  /**
   * The pages with a message that is in the text, else with one of which a part is in it, else with
   * similar ones, as Map(page number → {length, known, said: the text, same: whether it tells of
   * this very message}).
   */
  in(text) {
    const said = new Said(text)
    const isSame = ({tells, named}) => tells || said.text.trim().endsWith(named)
    const whole = longest(this.all, known => inCommon(known, said), said, isSame)
    if ([...whole.values()].some(({same}) => same)) return whole
    const near = this.sharing(said.spoken)
    const parts = longest(near, known => known.tells ? partOf(known, said) : 0, said, () => true)
    if (parts.size) return parts
    return whole.size ? whole : longest(near, known => nearlyInCommon(known, said), said, () => false)
  }

  /** The messages that have at least a few of these words. */
  sharing(spoken) {
    const counts = new Uint16Array(this.all.length)
    for (const word of spoken) {
      for (const at of this.having.get(word) ?? []) counts[at]++
    }
    return this.all.filter((_, at) => counts[at] >= SHORT_RUN)
  }

  /** Whether a page is about a message in the text. */
  isAbout(said) {
    const text = plain(said)
    const spoken = wordsOf(text)
    return this.all.some(known => known.about && known.isIn(text, spoken))
  }
}

/**
 * How much the words say that a known message has in a row with a text, as `run`, and behind which
 * of its words they end. The text's last word may be cut off.
 */
function longestRun(words, {ordered, places}) {
  const longest = {run: 0, end: 0}
  const last = ordered.length - 1
  const isCut = word => ordered[last]?.length > 2 && word.startsWith(ordered[last])
  let before = new Map() // place in the text → how much the words in a row say that end there
  for (const [number, word] of words.entries()) {
    const now = new Map()
    const found = places.get(word) ?? []
    for (const at of isCut(word) && !found.includes(last) ? [...found, last] : found) {
      const run = (before.get(at - 1) ?? 0) + weight([word])
      now.set(at, run)
      if (run > longest.run) Object.assign(longest, {run, end: number + 1})
    }
    before = now
  }
  return longest
}

/** How much words say: those that are in any message, little. */
function weight(words) {
  return words.reduce((sum, word) => sum + (DULL.has(word) ? 0.25 : 1), 0)
}

/** The longest message of each page, as Messages.in returns it; those of length 0 are none. */
function longest(messages, lengthOf, said, isSame) {
  const found = new Map()
  for (const known of messages) {
    const length = lengthOf(known)
    if (length <= (found.get(known.number)?.length ?? 0)) continue
    found.set(known.number, {length, known, said: said.original, same: isSame(known)})
  }
  return found
}

/**
 * How many characters of a known message a text has: all if the message is in the text, or those of
 * the text if it is the other way round.
 */
function inCommon(known, {text, exactly, message, isLong, missing, spoken}) {
  if (known.isIn(text, spoken) && contains(exactly, known.literal)) return known.length
  // a message of which the text is only a part counts less than one that is all in the text
  if (missing && missing === known.missing) return Math.min(known.length, message.length - 1)
  return isLong && known.whole.includes(message) ? message.length - 1 : 0
}

/** How much a part of a known message says that is in a text; 0 where that is too little. */
function partOf(known, said) {
  const {text, spoken, ordered} = said
  if (known.missing !== said.missing) return 0
  const begun = inOrder(beginning(text, known.pieces))
  const {run, end} = longestRun(known.ordered, said)
  const isBegun = weight(begun) >= RUN
  const before = isBegun ? begun : known.ordered.slice(0, end)
  const isOther = before.some(word => known.names.has(word) && !spoken.has(word))
  const isNearlyAll = run >= SHORT_RUN && run >= NEARLY_ALL * weight(ordered)
  return !isOther && (isBegun || run >= RUN || isNearlyAll) ? Math.max(run, weight(begun)) : 0
}

/** The characters in common, but fewer, of a message in nearly the same words. */
function nearlyInCommon(known, {message, missing, spoken}) {
  if (known.words.size < 5 || known.missing !== missing) return 0
  let common = 0
  for (const word of known.words) if (spoken.has(word)) common++
  const shared = common / known.words.size
  return shared < 0.8 ? 0 : Math.min(known.length, message.length) * shared / 4
}
