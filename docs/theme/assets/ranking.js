// The index of the search worker: the words of the pages, and which pages fit a query. worker.js
// loads it; docs/pitfalls/site/search.py writes what it reads.
"use strict"

// What a word is worth by the field of a page that holds it.
const FIELDS = {
  apis: 9,
  title: 6,
  keywords: 4,
  asked: 1,
  messages: 5,
  headings: 3,
  description: 3,
  other: 3,
  code: 1.5,
  text: 1,
}
const LENGTH = 0.7 // of a field that is longer than on other pages, a word is worth less
const MOST = 120 // words of a query
const COVERED = 1.3 // how much more a page is worth that has more of the words
// What words add up to is the more the more evenly they do: a page with a little of each word says
// more about a question than one with a lot of one word. 1 would be their plain sum.
const SPREAD = 0.7
const THEIRS = 0.6 // what a keyword of the other language's page is worth that isn't Chinese
const PARTS = 0.8 // what the parts of a name are worth to a page that does not have the name itself
const PHRASED = 500 // characters of a text of which a keyword may be much
const SLICE = 20 // ms of work before a query that waits may be answered

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
  "但是", "因为", "所以", "如果", "不管", "已经", "为何", "怎么办", "然后", "或者",
  "[却只但而很太着这那此些的了吗呢吧呀啊和与是在用有把被会要能对中里后时都就也还又再并且让给到从为我你他它您]",
].join("|"))

// ------------------------------------------------------------------------------------------- words

const HAN = /[㐀-鿿]/
const WORD = /[A-Za-z_][\w.]*\w|[A-Za-z]|\d[\w.]*|[㐀-鿿]+/g // a name, a letter, a number, Chinese
const APOSTROPHE = /(?<=[a-z])['’](?=[a-z])/gi // as in don't
const ENDING = /(ations?|ating|ated|ates?|ions?|ings?|ies|ied|ments?|ers?|ed|es|e|y|ly|s)$/
const NAME_PARTS = /[A-Z]+(?![a-z])\d*d?|[A-Z]?[a-z]+|\d+d?/g // Batch, Norm, 2d

/** The text without what differs between two copies of it: kind of quotes, width, space. */
function tidy(text) {
  const quotes = /[‘’“”`´"]/g
  return text.normalize("NFKC").replace(quotes, "'").replace(/\s+/g, " ")
}

/** The same without capital letters. */
function normal(text) {
  return tidy(text).toLowerCase()
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

/** What two words one typo apart have in common: the first character, and nearly the length. */
function shape(word, length) {
  return `${word[0]}${length}`
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

/** Lets a query that waits be answered, once every SLICE of work. */
class Pauses {
  constructor() {
    this.last = performance.now()
  }

  async take() {
    if (performance.now() - this.last < SLICE) return
    await new Promise(done => setTimeout(done))
    this.last = performance.now()
  }
}

/** A searchable index of the pages that docs/pitfalls/site/search.py wrote. */
class Index {
  /** The index of these pages; long work, in slices. */
  static async of(data) {
    const index = new Index(data)
    const pauses = new Pauses()
    const counted = []
    for (const page of index.pages) {
      counted.push(countsOf(page))
      await pauses.take()
    }
    const sizes = meanSizes(counted.filter((_, number) => index.pages[number].apis))
    for (const [number, counts] of counted.entries()) {
      index.addTerms(counts, sizes, number)
      index.addNames(number)
      await pauses.take()
    }
    index.terms = [...index.postings.keys()].sort()
    for (const term of index.terms) {
      getOrAdd(index.shapes, shape(term, term.length), () => []).push(term)
    }
    return index
  }

  constructor({pages, glossary}) {
    this.pages = pages
    this.glossary = glossary
    this.postings = new Map() // term → [page number, weight] of each page
    this.shapes = new Map() // first character and length → terms
    // API as people write it → Map(page number → 1 if the page names it first, less if later)
    this.names = new Map()
    this.sayings = pages.map(({title, keywords = [], asked = [], other = []}) => [
      ...[title, ...keywords, ...asked].map(text => sayingOf(text, 1)),
      ...other.map(text => sayingOf(text, HAN.test(text) ? 1 : THEIRS)),
    ])
    this.idfs = new Map() // term → how rare it is
    // word → what is found for it, in a query of few words and in one of many
    this.found = new WeakMap()
    this.foundOfMany = new WeakMap()
  }

  addTerms(counts, sizes, number) {
    const weights = new Map()
    for (const [field, weight] of Object.entries(FIELDS)) {
      const mean = field === "apis" ? 0 : sizes[field]
      const share = mean && counts[field].size ? (mean / counts[field].size) ** LENGTH : 1
      for (const [term, count] of counts[field]) {
        weights.set(term, (weights.get(term) ?? 0) + weight * share * count / (count + 1))
      }
    }
    for (const [term, weight] of weights) {
      getOrAdd(this.postings, term, () => []).push([number, weight * this.pages[number].weight])
    }
  }

  addNames(number) {
    this.pages[number].apis?.forEach((api, at) => {
      const segments = api.toLowerCase().split(".")
      segments.forEach((_, from) => {
        const name = segments.slice(from).join(".")
        const numbers = getOrAdd(this.names, name, () => new Map())
        getOrAdd(numbers, number, () => 1 / (1 + at / 4))
      })
    })
  }

  /** How rare a term is: the fewer pages have it, the more it says. */
  idf(term) {
    return getOrAdd(this.idfs, term, () => {
      const pages = this.postings.get(term)?.length
      return pages ? Math.log(1 + this.pages.length / pages) : 0
    })
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
    return this.typosOf(term).map(other => [other, 0.5])
  }

  /** The terms that are one typo away. */
  typosOf(term) {
    const lengths = [term.length - 1, term.length, term.length + 1]
    const alike = lengths.flatMap(length => this.shapes.get(shape(term, length)) ?? [])
    return alike.filter(other => near(term, other))
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
   * every word was found. Of a query that is a name the last word is not the beginning of another.
   */
  rank(query, isName = false) {
    const all = words(query).slice(0, MOST)
    const many = all.length > 20
    // by the page's number
    const scores = new Float64Array(this.pages.length)
    const covered = new Float64Array(this.pages.length)
    const add = (number, score, part) => {
      scores[number] += score ** SPREAD
      covered[number] += part
    }
    let whole = 0 // what is covered where every word was found
    for (const [at, word] of all.entries()) {
      const last = !isName && at === all.length - 1
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
    const ranked = []
    scores.forEach((sum, number) => {
      if (!sum) return
      const share = Math.min(1, covered[number] / whole)
      ranked.push({number, score: sum ** (1 / SPREAD) * share ** COVERED, covered: share})
    })
    return ranked.sort(byScore)
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

  /** A function that tells how well the best saying of a page fits a text: 0 to 1. */
  saying(text) {
    const asked = new Set(words(text).slice(0, MOST).map(mainTerm))
    const worth = terms => [...terms].reduce((sum, term) => sum + this.idf(term), 0)
    const whole = worth(asked) || 1
    return number => Math.max(0, ...this.sayings[number].map(({terms, share}) => {
      const common = worth(terms.filter(term => asked.has(term)))
      return common && share * (common / worth(terms)) ** 2 * (common / whole)
    }))
  }

  /** How much of a text the longest keyword of a page takes up that is in it as a whole: 0 to 1. */
  phrase(number, text) {
    if (text.length > PHRASED) return 0
    const inside = this.sayings[number].filter(({together}) =>
      together.length > 3 && text.includes(together))
    return Math.max(0, ...inside.map(({together, share}) => share * together.length / text.length))
  }
}

/** What a page says, or people ask, as the main terms of its words, and as `joined` has it. */
function sayingOf(text, share) {
  return {terms: words(text).map(mainTerm), together: joined(text), share}
}

/** The term of a word that says most. */
function mainTerm(word) {
  return word.reduce((best, term) => term[1] > best[1] ? term : best)[0]
}

/** How often each term is in each field of a page, as {field: Map(term → count)}. */
function countsOf(page) {
  return Object.fromEntries(Object.keys(FIELDS).map(field => [field, counts(page, field)]))
}

function counts(page, field) {
  const found = new Map()
  const values = [page[field] ?? []].flat()
  values.forEach((value, at) => {
    const part = field === "apis" ? 1 / (1 + at / 8) : 1 // an entry names its main API first
    for (const word of words(value)) {
      for (const [term, share] of word) found.set(term, (found.get(term) ?? 0) + part * share)
    }
  })
  return found
}

/** How many terms entries have in each field on average. */
function meanSizes(counted) {
  return Object.fromEntries(Object.keys(FIELDS).map(field => {
    const sum = counted.reduce((sizes, counts) => sizes + counts[field].size, 0)
    return [field, sum / (counted.length || 1)]
  }))
}

function byScore(one, other) {
  return other.score - one.score || one.number - other.number
}
