// The worker behind Material's search box. docs/pitfalls/site/search.py writes the index it reads,
// tests/site/test_search.py drives it.
//
// Material sends {type: 0} once and {type: 2, data: query} for each query, and expects {type: 1}
// and {type: 3, data: {items}} in return, an item being a list of sections of one page. It puts
// title and text into the page as HTML. Nothing of the query ever goes into them.
"use strict"

// What a word is worth by the field of a page that holds it.
const FIELDS = {
  apis: 9,
  title: 6,
  keywords: 5,
  messages: 5,
  headings: 3,
  description: 3,
  other: 3,
  code: 1.5,
  text: 1,
}
const LENGTH = 0.5 // of a field that is longer than on other pages, a word is worth less
const SHOWN = 12 // pages
const BEFORE_TERMS = 3 // pages that come before any term of the glossary
const MOST = 120 // words of a query
const PARTS = 0.6 // what the parts of a name are worth to a page that does not have the name itself
const PHRASE = 1 // how much more a page is worth whose keyword is the whole query
// characters of a query; of a longer one the end, where a traceback has its message
const LONGEST = 20000
// the share of its words that a message has in common with the nearest known one, below which it
// is new
const ALIKE = 0.45

// Words that say nothing about the page that is wanted. Chinese ones also part the words around
// them.
const DULL = new Set(`a about after all also am an and any are as at be because been before
  being but by can cannot cant could did different do does doesnt dont error exception even
  expected fails for from get gets getting give given gives got had has have help how i if im in
  into is isnt it its just keep like line make me most my need no not of on only or other our
  out please problem python pytorch recent call run running runtimeerror same should so some
  still such than that the them then there these they this those to too torch traceback trying
  typeerror use used using userwarning valueerror very want was we were what when where which
  while who why will with without work working works would you your file self`.split(/\s+/))
const DULL_HAN = new RegExp([
  "为什么", "什么", "怎么样", "怎么", "怎样", "如何", "请问", "这个", "那个", "这种", "问题",
  "解决", "一下", "是不是", "能不能", "可不可以", "为啥", "有没有", "应该", "需要", "可以",
  "到底", "之间", "时候", "以后", "之后", "报错", "错误", "出现", "希望", "总会", "一直",
  "求助", "大佬", "得到", "您的", "我的", "使用", "里面", "关于", "没有", "不能", "才能",
  "[的了吗呢吧呀啊和与是在用有把被会要能对中里后时都就也还又再并且让给到从为我你他它您]",
].join("|"))

// ------------------------------------------------------------------------------------------- words

const HAN = /[㐀-鿿]/
const WORD = /[A-Za-z_][\w.]*\w|[A-Za-z]|\d[\w.]*|[㐀-鿿]+/g // a name, a letter, a number, Chinese
const APOSTROPHE = /(?<=[a-z])['’](?=[a-z])/gi // as in don't
const ENDING = /(ations?|ating|ated|ates?|ions?|ings?|ies|ied|ments?|ers?|ed|es|e|y|ly|s)$/
const NAME_PARTS = /[A-Z]+(?![a-z])\d*d?|[A-Z]?[a-z]+|\d+d?/g // Batch, Norm, 2d

/** The text without what differs between two copies of it: kind of quotes, width, case, space. */
function normal(text) {
  const quotes = /[‘’“”`´"]/g
  return text.normalize("NFKC").replace(quotes, "'").replace(/\s+/g, " ").toLowerCase()
}

/** A text in which numbers that differ from reader to reader are all the same. */
function plain(text) {
  return normal(text).replace(/\d+(\.\d+)?/g, "0")
}

/** A text without what parts its words. */
function joined(text) {
  return normal(text).replace(/[\s_.,?!，。？！、]+/g, "")
}

/**
 * The part of an English word that its forms share: accumulate, accumulating, accumulation;
 * gradient, gradients.
 */
function stem(word) {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  const short = word.replace(ENDING, (end, _, at) => {
    const double = end === "s" && word[at - 1] === "s" // as in loss
    return at < 3 || double ? end : ""
  })
  return short.replace(/([^aeiouslz])\1$/, "$1") // stopp(ed)
}

/**
 * The words of a text, in order, each as a list of [term, weight, whether it is a part of a name]:
 * of an identifier its whole dotted name, its segments, those without underscores, and the parts
 * they are made of; of Chinese the pairs of characters.
 */
function words(text) {
  const found = []
  for (const [word] of text.normalize("NFKC").replace(APOSTROPHE, "").matchAll(WORD)) {
    if (word > "㐀") {
      for (const run of word.split(DULL_HAN)) found.push(...han(run))
    } else {
      found.push(/^\d/.test(word) ? numeral(word) : identifier(word))
    }
  }
  return found
}

/** A run of Chinese as a list of words. */
function han(run) {
  if (run.length === 1) return [[[run, 0.5]]]
  const pairs = []
  for (let at = 0; at + 1 < run.length; at++) pairs.push([[run.slice(at, at + 2), 1]])
  return pairs
}

function numeral(word) {
  const weight = /[a-z]/i.test(word) ? 1 : 0.1
  return [[word.toLowerCase(), weight]]
}

const identifiers = new Map() // a text repeats most of its words

function identifier(word) {
  if (!identifiers.has(word)) identifiers.set(word, split(word))
  return identifiers.get(word)
}

function split(word) {
  const terms = new Map()
  const add = (term, weight, part = false) => {
    const known = terms.get(term)?.[1] >= weight
    if (term && !known) terms.set(term, [term, weight, part])
  }
  const segments = word.split(".").filter(Boolean)
  if (segments.length > 1) add(segments.join(".").toLowerCase(), 1.5)
  segments.forEach((segment, at) => {
    const weight = at === segments.length - 1 ? 1 : 0.2
    const lower = segment.toLowerCase()
    const dull = DULL.has(lower)
    const letters = /^_*[a-z]+$/i.test(segment)
    add(letters ? stem(lower) : lower, dull && segments.length === 1 ? 0.05 : weight)
    add(stem(lower.replaceAll("_", "")), dull ? 0.05 : weight)
    const parts = segment.match(NAME_PARTS) ?? []
    if (parts.length < 2) return
    for (const part of parts) {
      add(stem(part.toLowerCase()), part.length > 1 ? 0.35 * weight : 0.1, true)
    }
  })
  return [...terms.values()]
}

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

/** Whether two words are one typo apart: a letter too many, too few, wrong, or two swapped. */
function near(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one[0] !== other[0]) return false
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++
  // what is left between the same beginning and the same end
  const left = one.slice(start, one.length - end)
  const right = other.slice(start, other.length - end)
  if (left.length < 2 && right.length < 2) return true
  return left.length === 2 && left === right[1] + right[0]
}

// ------------------------------------------------------------------------------------------- index

/** The value that a map has for a key; of a new key, what `make` returns, which is added. */
function getOrAdd(map, key, make) {
  if (!map.has(key)) map.set(key, make())
  return map.get(key)
}

/** A searchable index of the pages that docs/pitfalls/site/search.py wrote. */
class Index {
  constructor({pages, glossary}) {
    this.pages = pages
    this.glossary = glossary
    this.postings = new Map() // term → [page number, weight] of each page
    // API as people write it → Map(page number → 1 if the page names it first, less if later)
    this.names = new Map()
    // {number: of the page, whole, pieces: those between its *, length: of the pieces,
    // about: whether the entry is about it, words}
    this.messages = []
    this.spoken = new Map() // word → how many messages have it
    this.phrases = pages.map(page => {
      const texts = [page.keywords ?? [], page.other ?? []].flat()
      return texts.map(joined).filter(text => text.length > 3)
    })
    this.sizes = this.meanSizes() // by field: how many terms an entry has there on average
    pages.forEach((page, number) => {
      this.addTerms(page, number)
      this.addNames(page, number)
      this.addMessages(page, number)
    })
    this.terms = [...this.postings.keys()].sort()
    // word → what is found for it, in a query of few words and in one of many
    this.found = new WeakMap()
    this.foundOfMany = new WeakMap()
  }

  addTerms(page, number) {
    const weights = new Map()
    for (const [field, weight] of Object.entries(FIELDS)) {
      const counts = this.counts(page, field)
      const mean = field === "apis" ? 0 : this.sizes[field]
      const share = mean && counts.size ? (mean / counts.size) ** LENGTH : 1
      for (const [term, count] of counts) {
        weights.set(term, (weights.get(term) ?? 0) + weight * share * count / (count + 1))
      }
    }
    for (const [term, weight] of weights) {
      getOrAdd(this.postings, term, () => []).push([number, weight * page.weight])
    }
  }

  meanSizes() {
    const entries = this.pages.filter(page => page.apis)
    return Object.fromEntries(Object.keys(FIELDS).map(field => {
      const sizes = entries.map(page => this.counts(page, field).size)
      return [field, sizes.reduce((sum, size) => sum + size, 0) / (sizes.length || 1)]
    }))
  }

  /** How often each term is in a field of a page, as Map(term → count). */
  counts(page, field) {
    const counts = new Map()
    const values = [page[field] ?? []].flat()
    values.forEach((value, at) => {
      const part = field === "apis" ? 1 / (1 + at / 8) : 1 // an entry names its main API first
      for (const word of words(value)) {
        for (const [term, share] of word) counts.set(term, (counts.get(term) ?? 0) + part * share)
      }
    })
    return counts
  }

  addNames(page, number) {
    page.apis?.forEach((api, at) => {
      const segments = api.toLowerCase().split(".")
      segments.forEach((_, from) => {
        const name = segments.slice(from).join(".")
        const numbers = getOrAdd(this.names, name, () => new Map())
        getOrAdd(numbers, number, () => 1 / (1 + at / 4))
      })
    })
  }

  addMessages(page, number) {
    for (const [at, message] of (page.messages ?? []).entries()) {
      const named = plain(message)
      const bare = named.replace(/^[\w.]*(error|exception|warning): /, "")
      // "tensor(*)" is in many messages, "KeyError: tensor(*)" is not
      const whole = wordsOf(bare).size < 2 ? named : bare
      const pieces = piecesOf(whole)
      const length = pieces.join("").length
      const about = at < page.listed // the entry is about it, and doesn't only print it
      // a number that a listed message has, where others have *, is that number
      const literal = about ? piecesOf(normal(message)) : []
      const words = wordsOf(whole)
      for (const word of words) this.spoken.set(word, (this.spoken.get(word) ?? 0) + 1)
      this.messages.push({number, whole, pieces, literal, length, about, words})
    }
  }

  /** How rare a term is: the fewer pages have it, the more it says. */
  idf(term) {
    const pages = this.postings.get(term)?.length
    return pages ? Math.log(1 + this.pages.length / pages) : 0
  }

  /**
   * The terms of the index that a term of a query may mean, as [term, share]: the same, else longer
   * ones, else, unless there are many words, those a typo away. The last word may not be typed to
   * its end, so it may mean longer ones in any case.
   */
  known(term, last, many) {
    const same = this.postings.has(term) ? [[term, 1]] : []
    if (same.length && !last) return same
    if (term.length < 3 || HAN.test(term)) return same
    const longer = this.startingWith(term).map(other => [other, 0.6 * term.length / other.length])
    if (same.length || longer.length) return [...same, ...longer]
    if (term.length < 5 || many) return []
    return this.terms.filter(other => near(term, other)).map(other => [other, 0.5])
  }

  /** The first terms that are longer and start so. */
  startingWith(start) {
    let low = 0
    let high = this.terms.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.terms[middle] < start) low = middle + 1
      else high = middle
    }
    const found = this.terms.slice(low, low + 20).filter(term => term.startsWith(start))
    return found.filter(term => term !== start)
  }

  /**
   * Pages by how well they fit the query, best first, as {number, score, covered}: covered is 1 if
   * every word was found.
   */
  rank(query) {
    const all = words(query).slice(0, MOST)
    const many = all.length > 20
    const ranked = new Map() // page number → page
    const add = (number, score, covered) => {
      const page = getOrAdd(ranked, number, () => ({number, score: 0, covered: 0}))
      page.score += score
      page.covered += covered
    }
    let whole = 0 // what is covered where every word was found
    for (const [at, word] of all.entries()) {
      const last = at === all.length - 1
      const {found, most} = last ? this.find(word, last, many) : this.findAgain(word, many)
      const parts = word.filter(([, , part]) => part).length
      for (const [number, {score, best, have}] of found) {
        const asParts = parts && have >= parts ? PARTS * most : 0
        add(number, score, Math.min(Math.max(best, asParts), most))
      }
      whole += most || 0.5
    }
    for (const word of [...this.translated(query), ...this.pairs(all)]) {
      const {found} = this.find(word, false, many)
      for (const [number, {score, best}] of found) add(number, score, best)
    }
    for (const page of ranked.values()) {
      page.covered = Math.min(1, page.covered / whole)
      page.score *= page.covered ** 2
    }
    return [...ranked.values()].sort(byScore)
  }

  /**
   * The pages that have a word, as Map(page number → {score, best: the most that one of its terms
   * is worth, have: how many parts}), and `most`, what the whole word is worth.
   */
  find(word, last, many) {
    const found = new Map()
    let most = 0
    for (const [term, weight, part] of word) {
      const known = this.known(term, last, many)
      if (known.length) most = Math.max(most, weight * this.idf(known[0][0]))
      for (const [other, share] of known) {
        const worth = weight * share * this.idf(other)
        for (const [number, value] of this.postings.get(other)) {
          const page = getOrAdd(found, number, () => ({score: 0, best: 0, have: 0}))
          const points = worth * value
          page.score = Math.max(page.score, points) + 0.3 * Math.min(page.score, points)
          page.best = Math.max(page.best, worth)
          if (part) page.have++
        }
      }
    }
    return {found, most}
  }

  /** What `find` returns for a word typed to its end: each further key asks for it again. */
  findAgain(word, many) {
    const kept = many ? this.foundOfMany : this.found
    return getOrAdd(kept, word, () => this.find(word, false, many))
  }

  /** Two words in a row that the index has as one: cross entropy → crossentropy. */
  pairs(all) {
    const joint = all.slice(1).map((word, at) => {
      const [before] = all[at].at(-1)
      const [after] = word[0]
      return before + after
    })
    const known = joint.filter(term => /^[a-z0-9]+$/.test(term) && this.postings.has(term))
    return known.map(term => [[term, 0.8]])
  }

  /** The words of the other language that the glossary gives for terms of the query. */
  translated(query) {
    const text = normal(query)
    const known = this.glossary.filter(([theirs]) => text.includes(theirs))
    return known.flatMap(([, ours]) => words(ours))
  }

  /** How much of a text the longest keyword of a page takes up that is in it as a whole: 0 to 1. */
  phrase(number, text) {
    const inside = this.phrases[number].filter(keyword => text.includes(keyword))
    return Math.max(0, ...inside.map(keyword => keyword.length / text.length))
  }

  /** The pages with a message that is in the text, as Map(page number → length of the message). */
  withMessage(said) {
    const text = plain(said)
    const exactly = normal(said)
    const message = told(text)
    const spoken = wordsOf(text)
    const same = new Map()
    const alike = new Map()
    const keep = (best, number, length) => {
      if (length > (best.get(number) ?? 0)) best.set(number, length)
    }
    for (const known of this.messages) {
      keep(same, known.number, inCommon(known, text, exactly, message))
      if (!same.size) keep(alike, known.number, nearlyInCommon(known, text, message, spoken))
    }
    return same.size ? same : alike
  }

  /** Whether no message of the index has much in common with the one in the text. */
  unheard(text) {
    const spoken = [...wordsOf(told(text))].filter(word => !DULL.has(word))
    const worth = words => words.reduce((sum, word) => sum + this.rarity(word), 0)
    const enough = ALIKE * worth(spoken)
    return !this.messages.some(known =>
      missing(known.whole) === missing(text)
      && worth(spoken.filter(word => known.words.has(word))) >= enough)
  }

  /** The fewer messages have a word, the more it says. */
  rarity(word) {
    return Math.log(1 + this.messages.length / (1 + (this.spoken.get(word) ?? 0)))
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

function byScore(one, other) {
  return other.score - one.score || one.number - other.number
}

// ------------------------------------------------------------------------------------------ search

const MESSAGE = /\b\w*(Error|Exception|Warning): |^Traceback|Assertion .* failed/
const TRACE = /File ["'].*?["'], line \d+(?:, in \S+)?/g

/**
 * What a query asks for: the message if it holds one, without the lines of the traceback; else all
 * of it.
 */
function wanted(query) {
  const text = query.slice(-LONGEST)
  if (!/Traceback|File ["']/.test(text)) return text
  const errors = [...text.matchAll(/[\w.]*(?:Error|Exception|Warning|Interrupt): /g)]
  if (!errors.length) return text.replace(TRACE, " ")
  const start = errors.at(-1).index
  return text.slice(start, start + 2000)
}

/** The pages of the API whose name is the whole query, as a map of Index.names. */
function pagesOfName(index, query) {
  if (query.length > 100) return new Map()
  const text = query.normalize("NFKC").trim().toLowerCase()
    .replace(/\(.*\)$|^@/g, "") // the brackets of a call, the sign of a decorator
    .replace(/^f\./, "functional.")
    .replace(/=.*$/, "") // the value of an argument
    .trim()
  const bare = text.replace(/^[a-z_]\w*\./, "") // without `torch.` or the name of an object
  return index.names.get(text) ?? index.names.get(bare) ?? new Map()
}

/**
 * The pages in their order, with the terms of the glossary behind the first others; the term that is
 * the whole query leads them.
 */
function termsBehind({pages}, ranked, together) {
  const first = ranked.filter(({number}) => !pages[number].terms).slice(0, BEFORE_TERMS)
  const rest = ranked.filter(hit => !first.includes(hit))
  const asked = ({number}) => pages[number].terms?.some(word => joined(word) === together)
  return [...first, ...rest.filter(asked), ...rest.filter(hit => !asked(hit))]
}

/**
 * What is found for a query: `hits` as {number of the page, score, covered, length of its message},
 * best first, whether one has the message (`answered`), or is about it (`exact`), and
 * whether the query is a message that is not like any known one (`unanswered`).
 */
function search(index, query) {
  const text = wanted(query)
  const message = plain(text)
  let lengths = index.withMessage(text)
  if (!lengths.size && text.length < query.length) {
    lengths = index.withMessage(query.slice(-LONGEST))
  }
  const named = pagesOfName(index, query)
  const together = joined(text)
  const ranked = index.rank(text)
  for (const hit of ranked) {
    hit.score *= 1 + (named.get(hit.number) ?? 0) + PHRASE * index.phrase(hit.number, together)
    hit.length = lengths.get(hit.number) ?? 0
  }
  ranked.sort((one, other) => other.length - one.length || byScore(one, other))
  const shown = termsBehind(index, ranked, together).slice(0, SHOWN)
  const best = Math.max(...shown.map(hit => hit.score))
  const hits = shown.filter(hit => hit.length || hit.score > best / 50)
  const answered = lengths.size > 0
  const exact = index.messages.some(({about, pieces}) => about && contains(message, pieces))
  const unanswered = !answered && MESSAGE.test(query) && index.unheard(message)
  return {hits, answered, exact, unanswered}
}

// ------------------------------------------------------------------------------------------ worker

const loaded = new Map() // language, "" for the reader's → promise of its index

function load(language) {
  if (!loaded.has(language)) {
    loaded.set(language, read(language))
    loaded.get(language).catch(() => loaded.delete(language)) // to be tried again
  }
  return loaded.get(language)
}

async function read(language) {
  const site = language ? `../../${language}/` : "../"
  const response = await fetch(new URL(`${site}search/pages.json`, self.location.href))
  const data = await response.json()
  return {...data, index: new Index(data)}
}

// what messages say about a name that a version of PyTorch lacks
const LACKING = /has no attribute|No module named|cannot import name|unexpected keyword argument/

// a line of Python: an import, a definition, a header, an assignment, or a call
const CODE = new RegExp([
  /^[>. \t]*(?:import \w|from \S+ import|(?:def|class) \w|(?:for|if|while|with) .*:)/,
  /^[>. \t]*[A-Za-z_][\w.,()[\]'"\t *]*[-+*/]?=(?!=)/,
  /^[>. \t]*[A-Za-z_][\w.]*\(/,
].map(({source}) => source).join("|"), "m")
const FINDINGS = 8 // of a pasted program are shown

const escaped = text => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt()};`)

function item(page, {score}) {
  const title = escaped(page.title)
  const text = escaped(page.description ?? "")
  return [{location: page.location, title, text, score, terms: {}}]
}

/** The page in the reader's language, where there is one, of a page found in the other language. */
function pair(index, page, hit, language) {
  const ours = index.pages.find(({location}) => location === page.location)
  return item(ours ?? {...page, location: `../${language}/${page.location}`}, hit)
}

/**
 * A first result that says that no entry is about the message, and leads to a new issue with the
 * message as its title.
 */
function notice({location, title, text}, message, score) {
  const subject = message.replace(/\s+/g, " ").trim().slice(0, 120)
  const target = location.endsWith("=") ? location + encodeURIComponent(subject) : location
  return [{location: target, title, text, score, terms: {}}]
}

async function itemsFor(query) {
  if (!query.trim()) return []
  const {index, words: say, other} = await load("")
  const {hits, answered, exact, unanswered} = search(index, query)
  const covered = hits[0]?.covered ?? 0
  let items = hits.map(hit => item(index.pages[hit.number], hit))
  const findings = await rowsOfCode(query, hits[0]?.score ?? 1)
  if (findings.length) {
    const told = findings.map(([{location}]) => location)
    return [...findings, ...items.filter(([{location}]) => !told.includes(location))]
  }
  const foreign = HAN.test(query) === HAN.test(other.title) // the query is in the other language
  if (foreign && !answered && covered < 0.3) {
    const better = await foreignItems(index, query, other.language, covered)
    const isNew = ([page]) => !better.some(([known]) => known.location === page.location)
    items = [...better, ...items.filter(isNew)]
  }
  const score = items[0]?.[0].score ?? 1
  const row = LACKING.test(query) ? await rowOfName(wanted(query), score) : undefined
  if (row) {
    items.splice(exact ? 1 : 0, 0, row)
  } else if (unanswered) {
    items.unshift(notice(say.unanswered, wanted(query), score))
  }
  return items
}

/** The row that says which versions have the name that a message misses; undefined without one. */
async function rowOfName(query, score) {
  try {
    if (!self.nameMissedBy) importScripts("names.js") // few messages ask for it
    const known = await self.nameMissedBy(query)
    if (!known) return undefined
    const {location, name, text} = known
    return [{location, title: escaped(name), text: escaped(text), score, terms: {}}]
  } catch {
    return undefined // without a network
  }
}

/** The rows that say what is wrong in a pasted program, line by line; none where it is no code. */
async function rowsOfCode(query, score) {
  if (!CODE.test(query) || /^Traceback/m.test(query)) return []
  try {
    if (!self.findingsIn) importScripts("patterns.js") // few queries are code
    const found = await self.findingsIn(query)
    return found.slice(0, FINDINGS).map(({location, title, text}) =>
      [{location, title: escaped(title), text: escaped(text), score, terms: {}}])
  } catch {
    return [] // without a network
  }
}

/** What the other language's index finds that covers clearly more of the query than `covered`. */
async function foreignItems(index, query, language, covered) {
  const theirs = await load(language)
  const hits = search(theirs.index, query).hits.filter(hit => hit.covered > 0.3 + covered)
  return hits.map(hit => pair(index, theirs.index.pages[hit.number], hit, language))
}

// Every worker and page of the site hears it: assets/pitfalls.js asks for the index as soon as
// somebody enters a search box, and is told which query the results shown are for.
const channel = self.BroadcastChannel && new BroadcastChannel("search")
if (channel) channel.onmessage = ({data}) => { if (data === "load") load("") }

let latest = 0

self.onmessage = async ({data: {type, data}}) => {
  if (type === 0) return self.postMessage({type: 1})
  const asked = ++latest
  // the search box has ↵ where what was pasted has a new line: assets/pitfalls.js
  const items = await itemsFor(data.replaceAll("↵", "\n")).catch(() => [])
  // one that waited for the other language's index may be late
  if (asked !== latest) return
  self.postMessage({type: 3, data: {items}})
  channel?.postMessage({found: data})
}
