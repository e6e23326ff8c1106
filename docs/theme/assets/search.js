// The worker behind Material's search box. docs/pitfalls/site/search.py writes the index it reads,
// tests/site/test_search.py drives it.
//
// Material sends {type: 0} once and {type: 2, data: query} for each query, and expects {type: 1} and
// {type: 3, data: {items}} in return, an item being a list of sections of one page. It puts title and
// text into the page as HTML. Nothing of the query ever goes into them.
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
const SHOWN = 12 // pages
const MOST = 120 // words of a query
const PARTS = 0.6 // what the parts of a name are worth to a page that does not have the name itself
const PHRASE = 1 // how much more a page is worth whose keyword is the whole query
const LONGEST = 20000 // characters of a query; of a longer one the end, where a traceback ends too
// The share of its words that a message has in common with the nearest known one, below which it is
// new.
const ALIKE = 0.45

// Words that say nothing about the page that is wanted. Chinese ones also part the words around them.
const DULL = new Set(`a about after all also am an and any are as at be because been before being but
  by can cannot cant could did different do does doesnt dont error exception even expected fails for
  from get gets getting give given gives got had has have help how i if im in into is isnt it its just
  keep like line make me most my need no not of on only or other our out please problem python pytorch
  recent call run running runtimeerror same should so some still such than that the them then there
  these they this those to too torch traceback trying typeerror use used using userwarning valueerror
  very want was we were what when where which while who why will with without work working works would
  you your file self`.split(/\s+/))
const DULL_HAN = new RegExp([
  "为什么", "什么", "怎么样", "怎么", "怎样", "如何", "请问", "这个", "那个", "这种", "问题", "解决", "一下",
  "是不是", "能不能", "可不可以", "为啥", "有没有", "应该", "需要", "可以", "到底", "之间", "时候", "以后",
  "之后", "报错", "错误", "出现", "希望", "总会", "一直", "求助", "大佬", "得到", "您的", "我的", "使用",
  "里面", "关于", "没有", "不能", "才能",
  "[的了吗呢吧呀啊和与是在用有把被会要能对中里后时都就也还又再并且让给到从为我你他它您]",
].join("|"))

// ------------------------------------------------------------------------------------------- words

const HAN = /[㐀-鿿]/
const WORD = /[A-Za-z_][\w.]*\w|[A-Za-z]|\d[\w.]*|[㐀-鿿]+/g // a name, a letter, a number, Chinese
const APOSTROPHE = /(?<=[a-z])['’](?=[a-z])/gi // as in don't
const ENDING = /(ations?|ating|ated|ates?|ions?|ings?|ies|ied|ments?|ers?|ed|es|e|y|ly|s)$/
const NAME_PARTS = /[A-Z]+(?![a-z])\d*d?|[A-Z]?[a-z]+|\d+d?/g // Batch, Norm, 2d

/** The same text without what differs between two copies of it: kind of quotes, width, case, space. */
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
      found.push(/^\d/.test(word) ? number(word) : identifier(word))
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

function number(word) {
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
    for (const part of parts) add(stem(part.toLowerCase()), part.length > 1 ? 0.35 * weight : 0.1, true)
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

/** Whether the pieces are in the text in this order, with at most 400 characters between two. */
function contains(text, [first, ...others]) {
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    let end = start + first.length
    const follows = piece => {
      const at = text.indexOf(piece, end)
      const between = at - end
      end = at + piece.length
      return at >= 0 && between < 400
    }
    if (others.every(follows)) return true
  }
  return false
}

/** Whether two words are one typo apart: a letter too many, too few, another one, or two swapped. */
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

/** The value of a key of a map; of a key that is new, what `make` returns. */
function entry(map, key, make) {
  if (!map.has(key)) map.set(key, make())
  return map.get(key)
}

/** A searchable index of the pages that docs/pitfalls/site/search.py wrote. */
class Index {
  constructor({pages, glossary}) {
    this.pages = pages
    this.glossary = glossary
    this.postings = new Map() // term → [page number, weight] of each page
    // API as people write it → Map(page number → how early the page names it, 1 being first)
    this.names = new Map()
    // {number: of the page, whole, pieces: those between its *, length: of the pieces, words}
    this.messages = []
    this.phrases = pages.map(({keywords = [], other = []}) =>
      [keywords, other].flat().map(joined).filter(text => text.length > 3))
    pages.forEach((page, number) => {
      this.addTerms(page, number)
      this.addNames(page, number)
      this.addMessages(page, number)
    })
    this.terms = [...this.postings.keys()].sort()
  }

  addTerms(page, number) {
    const weights = new Map()
    for (const [field, weight] of Object.entries(FIELDS)) {
      for (const [term, count] of this.counts(page, field)) {
        weights.set(term, (weights.get(term) ?? 0) + weight * count / (count + 1))
      }
    }
    for (const [term, weight] of weights) {
      entry(this.postings, term, () => []).push([number, weight * page.weight])
    }
  }

  /** How often each term is in a field of a page, as Map(term → count). */
  counts(page, field) {
    const counts = new Map()
    const values = [page[field] ?? []].flat()
    values.forEach((value, at) => {
      const part = field === "apis" ? 1 / (1 + at / 8) : 1 // an entry names its main API first
      for (const [term, share] of words(value).flat()) {
        counts.set(term, (counts.get(term) ?? 0) + part * share)
      }
    })
    return counts
  }

  addNames(page, number) {
    page.apis?.forEach((api, at) => {
      const segments = api.toLowerCase().split(".")
      for (let from = 0; from < segments.length; from++) {
        const name = segments.slice(from).join(".")
        const numbers = entry(this.names, name, () => new Map())
        entry(numbers, number, () => 1 / (1 + at / 4))
      }
    })
  }

  addMessages(page, number) {
    for (const message of page.messages ?? []) {
      const whole = plain(message)
      const pieces = whole.split("*").map(piece => piece.trim()).filter(Boolean)
      const length = pieces.join("").length
      this.messages.push({number, whole, pieces, length, words: wordsOf(whole)})
    }
  }

  idf(term) {
    const pages = this.postings.get(term)?.length
    return pages ? Math.log(1 + this.pages.length / pages) : 0
  }

  /**
   * The terms of the index that a term of a query may mean, as [term, share]: the same, else longer
   * ones, else, in a short query, those a typo away. The last word of a query may be unfinished.
   */
  known(term, last, many) {
    const exact = this.postings.has(term) ? [[term, 1]] : []
    if (exact.length && !last) return exact
    if (term.length < 3 || HAN.test(term)) return exact
    const longer = this.startingWith(term).map(other => [other, 0.6 * term.length / other.length])
    if (exact.length || longer.length) return [...exact, ...longer]
    if (term.length < 5 || many) return []
    return this.terms.filter(other => near(term, other)).map(other => [other, 0.5])
  }

  startingWith(start) {
    let low = 0
    let high = this.terms.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.terms[middle] < start) low = middle + 1
      else high = middle
    }
    const found = []
    while (found.length < 20 && this.terms[low]?.startsWith(start)) found.push(this.terms[low++])
    return found.filter(term => term !== start)
  }

  /**
   * Pages by how well they fit a query, best first, as {number, score, covered}: covered is 1 if
   * every word was found.
   */
  rank(query) {
    const all = words(query).slice(0, MOST)
    const ranked = new Map() // page number → {number, score, covered}
    const pageOf = number => entry(ranked, number, () => ({number, score: 0, covered: 0}))
    let whole = 0 // what a page has covered that has every word

    all.forEach((word, at) => {
      const {most, found} = this.lookUp(word, at === all.length - 1, all.length > 20)
      const parts = word.filter(([, , part]) => part).length
      whole += most || 0.5
      for (const [number, {score, best, have}] of found) {
        const page = pageOf(number)
        const covered = Math.max(best, parts && have >= parts ? PARTS * most : 0)
        page.score += score
        page.covered += Math.min(covered, most)
      }
    })
    for (const word of [...this.translated(query), ...this.pairs(all)]) this.addMore(word)
    for (const page of ranked.values()) {
      page.covered = Math.min(1, page.covered / whole)
      page.score *= page.covered ** 2
    }
    return [...ranked.values()].sort(byScore)
  }
}
