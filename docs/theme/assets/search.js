// The worker behind Material's search box. docs/hooks/search.py writes the index it reads, tests/test_search.py drives it.
//
// Material sends {type: 0} once and {type: 2, data: query} for each query, and expects {type: 1} and
// {type: 3, data: {items}} in return, an item being a list of sections of one page. It puts title and text into the
// page as HTML. Nothing of the query ever goes into them.
"use strict"

const FIELDS = {apis: 9, title: 6, keywords: 5, messages: 5, headings: 3, description: 3, other: 3, code: 1.5, text: 1}
const SHOWN = 12 // pages
const MOST = 120 // words of a query
const PARTS = 0.6 // what the parts of a name are worth to a page that does not have the name itself
const PHRASE = 1 // how much more a page is worth whose keyword is the whole query
const LONGEST = 20000 // characters of a query; of a longer one the end, where a traceback has its message
const ALIKE = 0.45 // the share of its words that a message has in common with the nearest known one, below which it is new

// Words that say nothing about the page that is wanted. Chinese ones also part the words around them.
const DULL = new Set(`a about after all also am an and any are as at be because been before being but by can cannot cant could
  did different do does doesnt dont error exception even expected fails for from get gets getting give given gives got had has
  have help how i if im in into is isnt it its just keep like line make me most my need no not of on only or other our
  out please problem python pytorch recent call run running runtimeerror same should so some still such than that the them then
  there these they this those to too torch traceback trying typeerror use used using userwarning valueerror very want was we
  were what when where which while who why will with without work working works would you your file self`.split(/\s+/))
const DULL_HAN = new RegExp(["为什么", "什么", "怎么样", "怎么", "怎样", "如何", "请问", "这个", "那个", "这种", "问题", "解决", "一下",
  "是不是", "能不能", "可不可以", "为啥", "有没有", "应该", "需要", "可以", "到底", "之间", "时候", "以后", "之后", "报错", "错误", "出现", "希望",
  "总会", "一直", "求助", "大佬", "得到", "您的", "我的", "使用", "里面", "关于", "没有", "不能", "才能",
  "[的了吗呢吧呀啊和与是在用有把被会要能对中里后时都就也还又再并且让给到从为我你他它您]"].join("|"))

// ------------------------------------------------------------------------------------------------------------ words

/** The same text without what differs between two copies of it: kind of quotes, width, case, space. */
function normal(text) {
  return text.normalize("NFKC").replace(/[‘’“”`´"]/g, "'").replace(/\s+/g, " ").toLowerCase()
}

/** The part of an English word that its forms share: accumulate, accumulating, accumulation; gradient, gradients. */
function stem(word) {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  const short = word.replace(/(ations?|ating|ated|ates?|ions?|ings?|ies|ied|ments?|ers?|ed|es|e|y|ly|s)$/, (end, _, at) =>
    at < 3 || end === "s" && /s$/.test(word.slice(0, at)) ? end : "")
  return short.replace(/([^aeiouslz])\1$/, "$1")
}

/**
 * The words of a text, in order, each as a list of [term, weight, whether it is a part of a name]: of an identifier its
 * whole dotted name, its segments, those without underscores, and the parts they are made of; of Chinese the pairs of
 * characters.
 */
function words(text) {
  const found = []
  for (const [word] of text.normalize("NFKC").replace(/(?<=[a-z])['’](?=[a-z])/gi, "").matchAll(/[A-Za-z_][\w.]*\w|[A-Za-z]|\d[\w.]*|[㐀-鿿]+/g)) {
    if (word > "㐀") for (const run of word.split(DULL_HAN)) han(run, found)
    else if (/^\d/.test(word)) found.push([[word.toLowerCase(), /[a-z]/i.test(word) ? 1 : 0.1]])
    else found.push(identifier(word))
  }
  return found
}

function han(run, found) {
  if (run.length === 1) found.push([[run, 0.5]])
  for (let at = 0; at + 1 < run.length; at++) found.push([[run.slice(at, at + 2), 1]])
}

const identifiers = new Map() // a text repeats most of its words

function identifier(word) {
  if (!identifiers.has(word)) identifiers.set(word, split(word))
  return identifiers.get(word)
}

function split(word) {
  const terms = new Map()
  const add = (term, weight, part = false) => {
    if (term && !(terms.get(term)?.[1] >= weight)) terms.set(term, [term, weight, part])
  }
  const segments = word.split(".").filter(Boolean)
  if (segments.length > 1) add(segments.join(".").toLowerCase(), 1.5)
  segments.forEach((segment, at) => {
    const weight = at === segments.length - 1 ? 1 : 0.2
    const lower = segment.toLowerCase()
    const dull = DULL.has(lower)
    add(/^_*[a-z]+$/i.test(segment) ? stem(lower) : lower, dull && segments.length === 1 ? 0.05 : weight)
    add(stem(lower.replaceAll("_", "")), dull ? 0.05 : weight)
    const parts = segment.match(/[A-Z]+(?![a-z])\d*d?|[A-Z]?[a-z]+|\d+d?/g) ?? []
    if (parts.length > 1) for (const part of parts) add(stem(part.toLowerCase()), part.length > 1 ? 0.35 * weight : 0.1, true)
  })
  return [...terms.values()]
}

// ------------------------------------------------------------------------------------------------------------ index

/** A searchable index of the pages that docs/hooks/search.py wrote. */
class Index {
  constructor({pages, glossary}) {
    this.pages = pages
    this.glossary = glossary
    this.postings = new Map() // term → [page number, weight] of each page
    this.names = new Map() // API as people write it → page numbers, those first that name it first
    this.messages = [] // {number: of the page, whole, pieces: those between its *, length: of the pieces, words}
    this.phrases = pages.map(page => [page.keywords ?? [], page.other ?? []].flat().map(joined).filter(text => text.length > 3))
    pages.forEach((page, number) => this.add(page, number))
    this.terms = [...this.postings.keys()].sort()
  }

  add(page, number) {
    const weights = new Map(), counts = new Map()
    for (const [field, weight] of Object.entries(FIELDS)) {
      counts.clear()
      const values = [page[field] ?? []].flat()
      values.forEach((value, at) => {
        const part = field === "apis" ? 1 / (1 + at / 8) : 1 // an entry names its main API first
        for (const word of words(value)) for (const [term, share] of word) counts.set(term, (counts.get(term) ?? 0) + part * share)
      })
      for (const [term, count] of counts) weights.set(term, (weights.get(term) ?? 0) + weight * count / (count + 1))
    }
    for (const [term, weight] of weights) {
      if (!this.postings.has(term)) this.postings.set(term, [])
      this.postings.get(term).push([number, weight * page.weight])
    }
    page.apis?.forEach((api, at) => {
      const segments = api.toLowerCase().split(".")
      for (let from = 0; from < segments.length; from++) {
        const name = segments.slice(from).join(".")
        if (!this.names.has(name)) this.names.set(name, new Map())
        if (!this.names.get(name).has(number)) this.names.get(name).set(number, 1 / (1 + at / 4))
      }
    })
    for (const message of page.messages ?? []) {
      const whole = plain(message), pieces = whole.split("*").map(piece => piece.trim()).filter(Boolean)
      this.messages.push({number, whole, pieces, length: pieces.join("").length, words: wordsOf(whole)})
    }
  }

  idf(term) {
    const pages = this.postings.get(term)?.length
    return pages ? Math.log(1 + this.pages.length / pages) : 0
  }

  /** The terms of the index that stand for a word of a query: the same, else longer ones, else, in a short query, those a typo away. */
  known(term, last, many) {
    if (this.postings.has(term) && !last) return [[term, 1]]
    const exact = this.postings.has(term) ? [[term, 1]] : []
    if (term.length < 3 || HAN.test(term)) return exact
    const longer = this.startingWith(term).map(other => [other, 0.6 * term.length / other.length])
    if (exact.length || longer.length) return [...exact, ...longer]
    return term.length < 5 || many ? [] : this.terms.filter(other => near(term, other)).map(other => [other, 0.5])
  }

  startingWith(start) {
    let [low, high] = [0, this.terms.length]
    while (low < high) {
      const middle = (low + high) >> 1
      this.terms[middle] < start ? low = middle + 1 : high = middle
    }
    const found = []
    while (found.length < 20 && this.terms[low]?.startsWith(start)) found.push(this.terms[low++])
    return found.filter(term => term !== start)
  }

  /** Pages by how well they answer, best first, as {number, score, covered}: covered is 1 if every word was found. */
  rank(query) {
    const all = words(query).slice(0, MOST)
    const pairs = all.slice(1).map((word, at) => [[`${all[at].at(-1)[0]}${word[0][0]}`, 0.8]]) // cross entropy → crossentropy
      .filter(([[term]]) => /^[a-z0-9]+$/.test(term) && this.postings.has(term))
    const scores = new Map()
    let whole = 0
    for (const [at, word] of [...all, ...this.translated(query), ...pairs].entries()) {
      const counts = at < all.length
      const parts = word.filter(([, , part]) => part).length
      const found = new Map() // page number → [score, the most that a term is worth, how many parts]
      let most = 0
      for (const [term, weight, part] of word) {
        const known = this.known(term, at === all.length - 1, all.length > 20)
        if (known.length) most = Math.max(most, weight * this.idf(known[0][0]))
        for (const [other, share] of known)
          for (const [number, value] of this.postings.get(other)) {
            const [score, best, have] = found.get(number) ?? [0, 0, 0]
            const worth = weight * share * this.idf(other), points = worth * value
            found.set(number, [Math.max(score, points) + 0.3 * Math.min(score, points), Math.max(best, worth), have + (part ? 1 : 0)])
          }
      }
      if (counts) whole += most || 0.5
      for (const [number, [score, best, have]] of found) {
        const page = scores.get(number) ?? {number, score: 0, covered: 0}
        const covered = Math.max(best, parts && have >= parts ? PARTS * most : 0)
        scores.set(number, {number, score: page.score + score, covered: page.covered + (counts ? Math.min(covered, most) : best)})
      }
    }
    for (const page of scores.values()) {
      page.covered = Math.min(1, page.covered / whole)
      page.score *= page.covered ** 2
    }
    return [...scores.values()].sort((one, other) => other.score - one.score || one.number - other.number)
  }

  /** The words of the other language that the glossary gives for terms of the query. */
  translated(query) {
    const text = normal(query)
    return this.glossary.filter(([theirs]) => text.includes(theirs)).flatMap(([, ours]) => words(ours))
  }

  /** How much of a text the longest keyword of a page takes up that stands in it as a whole: 0 to 1. */
  phrase(number, text) {
    return Math.max(0, ...this.phrases[number].filter(keyword => text.includes(keyword)).map(keyword => keyword.length / text.length))
  }

  /**
   * The pages that answer a message in the text, as Map(page number → length of the message): those whose message
   * stands in the text, or holds it, or says nearly the same in an older or newer wording.
   */
  answering(text) {
    const message = told(text), spoken = wordsOf(text), best = new Map()
    for (const {number, whole, pieces, length, words} of this.messages) {
      const shared = [...words].filter(word => spoken.has(word)).length / words.size
      const found = contains(text, pieces) ? length
        : message.split(" ").length >= 4 && whole.includes(message) ? message.length
        : words.size >= 5 && shared >= 0.8 ? Math.min(length, message.length) * shared / 4
        : 0
      if (found > (best.get(number) ?? 0)) best.set(number, found)
    }
    return best
  }

  /** Whether no message of the index has much in common with the one in the text. */
  unheard(text) {
    const spoken = [...wordsOf(told(text))].filter(word => !DULL.has(word))
    return !this.messages.some(({words}) => spoken.filter(word => words.has(word)).length >= ALIKE * spoken.length)
  }
}

/** A message without the name of its error, and without Chinese around it. */
function told(text) {
  return text.replace(/^.*?\b\w*(error|exception|warning): /, "").replace(/[\u3400-\u9fff，。？！：；（）]+/g, " ").trim()
}

function wordsOf(text) {
  return new Set(text.match(/[a-z_]{2,}/g))
}

/** A text in which numbers that differ from reader to reader are all the same. */
function plain(text) {
  return normal(text).replace(/\d+(\.\d+)?/g, "0")
}

/** Whether the pieces stand in the text in this order, with at most 400 characters between two. */
function contains(text, [first, ...others]) {
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    let end = start + first.length
    if (others.every(piece => {
      const at = text.indexOf(piece, end)
      end = at + piece.length
      return at >= 0 && at - end + piece.length < 400
    })) return true
  }
  return false
}

/** Whether two words are one typo apart: a letter too many, too few, another one, or two changed about. */
function near(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one[0] !== other[0]) return false
  let start = 0, end = 0
  while (start < one.length && one[start] === other[start]) start++
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  return left.length < 2 && right.length < 2 || left.length === 2 && left === right[1] + right[0]
}

// ----------------------------------------------------------------------------------------------------------- answer

const HAN = /[㐀-鿿]/
const MESSAGE = /\b\w*(Error|Exception|Warning): |^Traceback|Assertion .* failed/
const TRACE = /File ["'].*?["'], line \d+(?:, in \S+)?/g

/** What a query asks for: the message if it holds one, without the lines of the traceback; else all of it. */
function wanted(query) {
  const text = query.slice(-LONGEST)
  if (!/Traceback|File ["']/.test(text)) return text
  const errors = [...text.matchAll(/[\w.]*(?:Error|Exception|Warning|Interrupt): /g)]
  return errors.length ? text.slice(errors.at(-1).index).slice(0, 2000) : text.replace(TRACE, " ")
}

/** The API whose name is the whole query, without `torch.`, an object's name, or a call's brackets. */
function name(index, query) {
  if (query.length > 100) return new Map()
  const text = query.normalize("NFKC").trim().toLowerCase().replace(/\(.*\)$|^@/g, "").replace(/^f\./, "functional.").replace(/=.*$/, "").trim()
  for (const start of [text, text.replace(/^[a-z_]\w*\./, "")]) if (index.names.has(start)) return index.names.get(start)
  return new Map()
}

/** A text without what parts its words. */
function joined(text) {
  return normal(text).replace(/[\s_.,?!，。？！、]+/g, "")
}

/**
 * What answers a query: `hits` as {number of the page, score, covered, length of its message}, best first, whether one
 * has the message (`answered`), and whether the query is a message that is not like any known one (`unanswered`).
 */
function search(index, query) {
  const text = wanted(query)
  const ranked = index.rank(text)
  const message = plain(text)
  let answering = index.answering(message)
  if (!answering.size && text.length < query.length) answering = index.answering(plain(query.slice(-LONGEST)))
  const named = name(index, query)
  const together = joined(text)
  for (const hit of ranked) {
    hit.score *= 1 + (named.get(hit.number) ?? 0) + PHRASE * index.phrase(hit.number, together)
    hit.length = answering.get(hit.number) ?? 0
  }
  ranked.sort((one, other) => other.length - one.length || other.score - one.score || one.number - other.number)
  const best = Math.max(...ranked.slice(0, SHOWN).map(hit => hit.score))
  const hits = ranked.slice(0, SHOWN).filter(hit => hit.length || hit.score > best / 50)
  return {hits, answered: answering.size > 0, unanswered: !answering.size && MESSAGE.test(query) && index.unheard(message)}
}

// ---------------------------------------------------------------------------------------------------------- worker

const loaded = new Map()

function load(language) {
  if (!loaded.has(language)) {
    const url = new URL(`../${language ? `../${language}/` : ""}search/pages.json`, self.location.href)
    loaded.set(language, fetch(url).then(response => response.json()).then(data => ({...data, index: new Index(data)})))
    loaded.get(language).catch(() => loaded.delete(language))
  }
  return loaded.get(language)
}

const escaped = text => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt()};`)

function item(page, hit) {
  return [{location: page.location, title: escaped(page.title), text: escaped(page.description ?? ""), score: hit.score, terms: {}}]
}

/** The page in the reader's language of a page found in the other one, where there is such a page. */
function pair(index, page, hit, language) {
  return item(index.pages.find(({location}) => location === page.location) ?? {...page, location: `../${language}/${page.location}`}, hit)
}

/** A first result that says that no entry answers the message, and leads to a new issue with the message as its title. */
function notice({location, title, text}, message, score) {
  if (location.endsWith("=")) location += encodeURIComponent(message.replace(/\s+/g, " ").trim().slice(0, 120))
  return {location, title, text, score, terms: {}}
}

async function answer(query) {
  if (!query.trim()) return {items: []}
  const {index, words: say, other} = await load("")
  const {hits, answered, unanswered} = search(index, query)
  let items = hits.map(hit => item(index.pages[hit.number], hit))
  if (!answered && (hits[0]?.covered ?? 0) < 0.3 && HAN.test(query) === HAN.test(other.title)) {
    const theirs = await load(other.language)
    const found = search(theirs.index, query).hits.filter(hit => hit.covered > 0.3 + (hits[0]?.covered ?? 0))
    const better = found.map(hit => pair(index, theirs.index.pages[hit.number], hit, other.language))
    items = [...better, ...items.filter(([page]) => !better.some(([known]) => known.location === page.location))]
  }
  if (unanswered) items.unshift([notice(say.unanswered, wanted(query), items[0]?.[0].score ?? 1)])
  return {items}
}

if (self.BroadcastChannel) new BroadcastChannel("search").onmessage = () => load("") // assets/pitfalls.js sends it

let latest = 0

self.onmessage = async ({data: {type, data}}) => {
  if (type === 0) return self.postMessage({type: 1})
  const asked = ++latest
  const found = await answer(data).catch(() => ({items: []}))
  if (asked === latest) self.postMessage({type: 3, data: found}) // one that waited for the other language's index may be late
}
