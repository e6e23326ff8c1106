// The messages that the search worker knows, and which of them a text holds. search.js loads it;
// docs/pitfalls/site/search.py writes what it reads.
"use strict"

// the share of its words that a message has in common with the nearest known one, below which it
// is new
const ALIKE = 0.45

const VARYING = /\*|(?<![\w.])\d+(?:\.\d+)*(?!\w)/ // what differs from reader to reader
const LONGEST_PART = 80 // characters of a reader's own part that are shown

/** The plain words of a normal text, without weights. */
function wordsOf(text) {
  return new Set(text.match(/[a-z_]{2,}/g))
}

/** A message without the name of its error, and without Chinese around it. */
function told(text) {
  const message = text.replace(/^.*?\b\w*(error|exception|warning): /, "")
  return message.replace(/[\u3400-\u9fff，。？！：；（）]+/g, " ").trim()
}

/** The module that a message misses; what is said of one says nothing of another. */
function missing(text) {
  return /no module named '[^']+'/.exec(text)?.[0]
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

/** What a message has between its *s. */
function piecesOf(message) {
  return message.split("*").map(piece => piece.trim()).filter(Boolean)
}

/** A message of a page, in the forms in which it is compared. */
class Message {
  constructor(text, number, block, about) {
    this.text = text
    this.number = number // of the page
    this.block = block // the id of the block that shows it; empty where none does
    this.about = about // whether the page is about it, and doesn't only print it
    const named = plain(text)
    const bare = named.replace(/^[\w.]*(error|exception|warning): /, "")
    // "tensor(*)" is in many messages, "KeyError: tensor(*)" is not
    this.whole = wordsOf(bare).size < 2 ? named : bare
    this.pieces = piecesOf(this.whole)
    this.length = this.pieces.join("").length
    // a number that a listed message has, where others have *, is that number
    this.literal = about ? piecesOf(normal(text)) : []
    this.words = wordsOf(this.whole)
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

/** The messages of the pages. */
class Messages {
  constructor(pages) {
    this.all = pages.flatMap(({messages = [], blocks, listed}, number) =>
      messages.map((text, at) => new Message(text, number, blocks[at], at < listed)))
    this.spoken = new Map() // word → how many messages have it
    for (const {words} of this.all) {
      for (const word of words) this.spoken.set(word, (this.spoken.get(word) ?? 0) + 1)
    }
  }

  /**
   * The pages with a message that is in the text, else in similar words, as Map(page number →
   * {length, known, said: the text, same: whether the message itself is in it}).
   */
  in(said) {
    const text = plain(said)
    const exactly = normal(said)
    const message = told(text)
    const spoken = wordsOf(text)
    const same = new Map()
    const alike = new Map()
    const keep = (best, known, length) => {
      const {number} = known
      if (length <= (best.get(number)?.length ?? 0)) return
      best.set(number, {length, known, said, same: best === same})
    }
    for (const known of this.all) {
      keep(same, known, inCommon(known, text, exactly, message))
      if (!same.size) keep(alike, known, nearlyInCommon(known, text, message, spoken))
    }
    return same.size ? same : alike
  }

  /** Whether a page is about a message in the text. */
  isAbout(said) {
    const text = plain(said)
    return this.all.some(({about, pieces}) => about && contains(text, pieces))
  }

  /** Whether no message has much in common with the one in the text. */
  unheard(said) {
    const text = plain(said)
    const spoken = [...wordsOf(told(text))].filter(word => !DULL.has(word))
    const worth = words => words.reduce((sum, word) => sum + this.rarity(word), 0)
    const enough = ALIKE * worth(spoken)
    return !this.all.some(known =>
      missing(known.whole) === missing(text)
      && worth(spoken.filter(word => known.words.has(word))) >= enough)
  }

  /** The fewer messages have a word, the more it says. */
  rarity(word) {
    return Math.log(1 + this.all.length / (1 + (this.spoken.get(word) ?? 0)))
  }
}

/**
 * How many characters of a known message a text has: all if the message is in the text, or those of
 * the text if it is the other way round. `exactly` is the text with its numbers, `message` what it
 * tells.
 */
function inCommon(known, text, exactly, message) {
  if (contains(text, known.pieces) && contains(exactly, known.literal)) return known.length
  return message.split(" ").length >= 4 && known.whole.includes(message) ? message.length : 0
}

/** The same, but fewer, if a text says nearly the same in an older or newer wording. */
function nearlyInCommon(known, text, message, spoken) {
  if (known.words.size < 5 || missing(known.whole) !== missing(text)) return 0
  let common = 0
  for (const word of known.words) if (spoken.has(word)) common++
  const shared = common / known.words.size
  return shared < 0.8 ? 0 : Math.min(known.length, message.length) * shared / 4
}
