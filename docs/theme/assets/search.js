// What is found for a query, as the rows that are shown. worker.js loads it when somebody searches;
// tests/site/test_search.py drives it.
//
// Material puts title and text of a row into the page as HTML. Whatever of the query gets into them
// is escaped.
"use strict"

const SHOWN = 12 // pages
const BEFORE_TERMS = 3 // pages that come before any term of the glossary
const PHRASE = 2 // how much more a page is worth whose keyword is the whole query
const TITLED = 0.6 // how much more one whose title begins with the API that is asked for
const SAYING = 2 // how much more one whose title or keyword says what the query says
const CANDIDATES = 40 // pages that are looked at more closely
const STRONG = 0.6 // of the best score; what has less is folded
const UNFOLDED = {least: 4, most: 6} // rows that are not folded
// characters of a query; of a longer one the end, where a traceback has its message
const LONGEST = 20000

// ------------------------------------------------------------------------------------------ search

const COLOURS = /\x1b?\[\d+(?:;\d+)*m/g // of a terminal
const TRACE = /File ["'].*?["'], line \d+(?:, in \S+)?/g

/**
 * What a query asks for: the message if it holds one, without the lines of the traceback; else all
 * of it.
 */
function wanted(query) {
  const text = query.slice(-LONGEST).replace(COLOURS, "")
  if (!/Traceback|File ["']/.test(text)) return text
  const errors = [...text.matchAll(/[\w.]*(?:Error|Exception|Warning|Interrupt): /g)]
  if (!errors.length) return text.replace(TRACE, " ")
  const start = errors.at(-1).index
  return text.slice(start, start + 2000)
}

/**
 * The pages of the APIs whose names are the whole query, as a map of Index.names: of one name, or
 * of a few with spaces between them.
 */
function pagesOfNames(index, query) {
  const names = query.length > 100 ? [] : query.trim().split(/[\s,，、]+/)
  const found = [query, ...(names.length > 1 && names.length < 5 ? names : [])]
    .map(name => pagesOfName(index, name))
  const [whole, ...parts] = found
  if (whole.size || !parts.length || parts.some(pages => !pages.size)) return whole
  const together = new Map()
  for (const pages of parts) {
    for (const [number, worth] of pages) {
      together.set(number, (together.get(number) ?? 0) + worth / parts.length)
    }
  }
  return together
}

/** The pages of an API, the more it is worth to them the earlier their titles name it. */
function pagesOfName(index, query) {
  if (query.length > 100) return new Map()
  const text = query.normalize("NFKC").trim().toLowerCase()
    .replace(/\(.*\)$|^@/g, "") // the brackets of a call, the sign of a decorator
    .replace(/^f\./, "functional.")
    .replace(/=.*$/, "") // the value of an argument
    .trim()
  const bare = text.replace(/^[a-z_]\w*\./, "") // without `torch.` or the name of an object
  const last = text.split(".").at(-1)
  const pages = index.names.get(text) ?? index.names.get(bare) ?? new Map()
  return new Map([...pages].map(([number, worth]) => {
    const title = index.pages[number].title.toLowerCase()
    const at = title.search(new RegExp(`(?<![a-z_])${last.replace(/\W/g, "")}(?![a-z_])`))
    return [number, worth + (at < 0 ? 0 : TITLED * (1 - at / title.length))]
  }))
}

/**
 * The pages in their order, with the terms of the glossary behind the first others; the term that
 * is the whole query leads them.
 */
function termsBehind({pages}, ranked, together) {
  const first = ranked.filter(({number}) => !pages[number].terms).slice(0, BEFORE_TERMS)
  const rest = ranked.filter(hit => !first.includes(hit))
  const asked = ({number}) => pages[number].terms?.some(word => joined(word) === together)
  return [...first, ...rest.filter(asked), ...rest.filter(hit => !asked(hit))]
}

/**
 * What is found for a query: `hits` as {number of the page, score, covered, message: the known one
 * in it}, best first; whether a page has the message (`answered`), or is about it (`exact`), and
 * whether the query is a message that is not like any known one (`unanswered`).
 */
function search({index, messages, other, isWhole}, query) {
  const text = wanted(query)
  let said = messages.in(text)
  if (!said.size && text.length < query.length) said = messages.in(query.slice(-LONGEST))
  const named = pagesOfNames(index, query)
  const together = joined(text)
  const ranked = index.rank(text, named.size > 0)
  const fits = named.size ? () => 0 : index.saying(text) // a name is no sentence
  for (const hit of ranked.slice(0, CANDIDATES)) hit.score *= 1 + SAYING * fits(hit.number)
  for (const hit of ranked) {
    hit.score *= 1 + (named.get(hit.number) ?? 0) + PHRASE * index.phrase(hit.number, together)
    hit.message = said.get(hit.number)
  }
  const length = ({message}) => message?.length ?? 0
  const listed = ({message}) => Number(message?.known.about ?? 0) // its page is about it
  ranked.sort((one, other) =>
    length(other) - length(one) || listed(other) - listed(one) || byScore(one, other))
  const page = hit => index.pages[hit.number]
  const about = isOfProgram(text) ? ranked.filter(hit => page(hit).kind !== "page") : ranked
  const shown = termsBehind(index, about, together).slice(0, SHOWN)
  const best = Math.max(...shown.filter(hit => !page(hit).terms).map(hit => hit.score))
  const hits = shown.filter(hit => hit.message || hit.score > best / 150)
  const answered = [...said.values()].some(message => message.same)
  const exact = messages.isAbout(text)
  // where no page is about the message, those that show it
  const isExact = known => exact ? known.about : known.block !== ""
  for (const hit of hits) hit.isExact = Boolean(hit.message?.same && isExact(hit.message.known))
  const unanswered = !answered && isMessage(text, {
    english: HAN.test(other.title),
    covered: isWhole ? hits[0]?.covered ?? 0 : 1, // what names alone cover says little
  })
  return {hits, answered, exact, unanswered, text}
}

// -------------------------------------------------------------------------------------------- rows

const escaped = text => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt()};`)
const marked = text => `<mark>${escaped(text)}</mark>`

/** A function that marks the words of a query in a text, and makes HTML of it. */
function marker(query) {
  const asked = words(query).slice(0, MOST)
  const terms = new Set(asked.flat().filter(([, weight]) => weight > 0.3).map(([term]) => term))
  const isAsked = word => word.some(([term, weight]) => weight > 0.3 && terms.has(term))
  return text => {
    let html = ""
    let end = 0
    for (const {index, 0: word} of text.matchAll(WORD)) {
      html += escaped(text.slice(end, index)) + (word > "㐀" ? markedHan(word, terms)
        : isAsked(words(word)[0]) ? marked(word) : escaped(word))
      end = index + word.length
    }
    return html + escaped(text.slice(end))
  }
}

/** Chinese with the pairs of characters marked that are terms. */
function markedHan(run, terms) {
  const isMarked = at => terms.has(run.slice(at, at + 2)) || terms.has(run.slice(at - 1, at + 1))
  const parts = run.match(/./gu).map((character, at) => [character, isMarked(at)])
  const html = parts.map(([character, mark]) => mark ? marked(character) : character).join("")
  return html.replaceAll("</mark><mark>", "")
}

/** A row of results, in the form that Material takes: one section of a page. */
function row({location, title, kind, topic, text, badge, part}) {
  const [page, anchor = part ?? ""] = location.split("#")
  const facts = [badge && `<b>${badge}</b>`, kind, topic]
  const line = facts.filter(Boolean).join(" · ")
  // assets/pitfalls.js lets the row lead to the part: of one with # Material shows no text
  const told = `<p class="found" data-part="${anchor}">${line}</p>${text}`
  return {location: page, title, text: told, terms: {}}
}

/** What a page is, as HTML: an error, a lab, ... */
function kindOf({kind}, say) {
  return `<span class="found__kind found__kind--${kind}">${escaped(say.kinds[kind])}</span>`
}

/** The row of a page. Of a message that the page explains, it says what the reader's own says. */
function rowOfPage(page, {message, isExact}, say, mark) {
  const known = isExact ? message.known : undefined
  const told = message && explanation(page, message.said, say)
  const topic = page.apis ? say.topics[page.location.split("/").at(-3)] : ""
  return row({
    location: page.location,
    title: mark(page.title),
    kind: kindOf(page, say),
    topic: topic && escaped(topic),
    text: `${known ? saying(message) : ""}<p>${told ?? mark(page.description ?? "")}</p>`,
    badge: known && escaped(say.exact),
    part: known?.block,
  })
}

/** What a page says of the message in a text, as HTML; undefined where it says nothing of it. */
function explanation(page, text, say) {
  if (!page.explain) return undefined
  if (!self.explained) importScripts("../../assets/explain.js")
  const sentences = Object.entries(page.explain).map(([at, told]) => [page.messages[at], told])
  const found = self.explained(sentences, text, say.keys)
  return found && escaped(found.sentence.replaceAll("`", ""))
}

/** A known message as the reader has it, with what differs from reader to reader marked. */
function saying({said, known}) {
  const parts = known.inWordsOf(said)
  const html = parts.map(({text, own}) => own ? marked(text) : escaped(text)).join("")
  return `<p class="found__message" translate="no" lang="en">${html}</p>`
}

/**
 * The row that says that no entry is about the message; it leads to a new issue with the message as
 * its title. The nearest pages come below it.
 */
function notice({unanswered: {location, title, text}, nearest}, message) {
  const subject = message.replace(/\s+/g, " ").trim().slice(0, 120)
  const target = location.endsWith("=") ? location + encodeURIComponent(subject) : location
  const below = `<p class="found__below">${escaped(nearest)}</p>`
  const told = `<p class="found__none">${escaped(text)}</p>${below}`
  return {location: target, title: escaped(title), text: told, terms: {}}
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

async function itemsFor(query, site) {
  const {index, words: say, other, isWhole} = site
  const {hits, answered, exact, unanswered, text} = search(site, query)
  const mark = marker(text)
  let rows = hits.map(hit => rowOfPage(index.pages[hit.number], hit, say, mark))
  const covered = hits[0]?.covered ?? 0
  const foreign = HAN.test(query) === HAN.test(other.title) // the query is in the other language
  if (isWhole && foreign && !answered && covered < 0.3) {
    const better = await foreignRows(site, query, covered, mark)
    const isNew = page => !better.some(known => known.location === page.location)
    rows = [...better, ...rows.filter(isNew)]
  }
  const best = hits[0]?.score
  const found = hits.filter(hit => hit.isExact)
  const strong = found.length ? found : hits.filter(hit => hit.score > STRONG * best)
  const least = found.length ? 1 : UNFOLDED.least
  let open = Math.min(Math.max(strong.length, least), UNFOLDED.most)
  const findings = await rowsOfCode(query, site)
  const name = LACKING.test(query) ? await rowOfName(text, say) : undefined
  if (findings.length) {
    const told = findings.map(({location}) => location)
    rows = [...findings, ...rows.filter(({location}) => !told.includes(location))]
    open = findings.length
  } else if (name) {
    rows.splice(exact ? 1 : 0, 0, name)
    open = (exact ? 1 : 0) + UNFOLDED.least
  } else if (unanswered) {
    rows.unshift(notice(say, text))
    open = 1 + UNFOLDED.least
  }
  return folded(rows.slice(0, SHOWN), open)
}

/** The items of rows, of which those behind the first few are folded into the last of these. */
function folded(rows, open) {
  rows.forEach((row, place) => { row.score = rows.length - place })
  const items = rows.slice(0, open).map(row => [row])
  items.at(-1)?.push(...rows.slice(open))
  return items
}

/** The row that says which versions have the name that a message misses; undefined without one. */
async function rowOfName(query, say) {
  try {
    if (!self.nameMissedBy) importScripts("../../assets/names.js") // few messages ask for it
    const known = await self.nameMissedBy(query)
    if (!known) return undefined
    const {location, name, text} = known
    const told = `<p>${escaped(text)}</p>`
    return row({location, title: escaped(name), kind: escaped(say.kinds.name), text: told})
  } catch {
    return undefined // without a network
  }
}

/** The rows that say what is wrong in a pasted program, line by line; none where it is no code. */
async function rowsOfCode(query, {index, words: say}) {
  if (!CODE.test(query) || /^Traceback/m.test(query)) return []
  try {
    if (!self.findingsIn) { // few queries are code
      importScripts("../../assets/python.js", "../../assets/patterns.js")
    }
    const found = await self.findingsIn(query)
    return found.slice(0, FINDINGS).map(({location, title, text}) => {
      const page = index.pages.find(each => each.location === location)
      return row({
        location,
        title: escaped(title),
        kind: page && kindOf(page, say),
        topic: page && escaped(page.title),
        text: `<p class="found__message" translate="no">${escaped(text)}</p>`,
      })
    })
  } catch {
    return [] // without a network
  }
}

/** What the other language's index finds that covers clearly more of the query than `covered`. */
async function foreignRows({index, words: say, other}, query, covered, mark) {
  const theirs = await load(other.language).whole
  const hits = search(theirs, query).hits.filter(hit => hit.covered > 0.3 + covered)
  return hits.map(hit => {
    const page = theirs.index.pages[hit.number]
    // the page in the reader's language, where there is one
    const ours = index.pages.find(({location}) => location === page.location)
    const location = `../${other.language}/${page.location}`
    return rowOfPage(ours ?? {...page, location}, hit, say, mark)
  })
}
