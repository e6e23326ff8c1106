// What a page says of the reader's own message. The search worker loads it, and each page that has
// such sentences. A sentence has {1}, {2}, … for what the *s of its message caught in the reader's
// text, and {keys} for how the keys of a file differ from those of a model.
"use strict"
{
  const LONGEST_VALUE = 100 // characters; what is longer isn't one value of the message
  const LONGEST_SAID = 300 // characters of the reader's message that are shown

  /**
   * {said, sentence} for a text: the message in it, and what to say of it; undefined where there
   * is none. Of several messages it's the longest. `sentences` are pairs of a message, with * for
   * what differs from reader to reader, and its sentence; `words` is what to say of keys.
   */
  self.explained = (sentences, text, words) => {
    const line = oneLine(text)
    const found = sentences.flatMap(([message, sentence]) => {
      const match = caught(message, line)
      const told = match && filled(sentence, match, words)
      return told ? [{said: match.said, sentence: told, length: message.length}] : []
    })
    const [best] = found.sort((one, other) => other.length - one.length)
    return best && {said: best.said, sentence: best.sentence}
  }

  /** The sentence with the reader's values in it; undefined where one of them is missing. */
  function filled(sentence, {values, whole}, words) {
    let complete = true
    const told = sentence.replace(/\{(\w+)\}/g, (_, name) => {
      const value = name === "keys" ? differenceOfKeys(whole, words) : values[name - 1]
      complete &&= value !== undefined && (name === "keys" || value.length <= LONGEST_VALUE)
      return value
    })
    return complete ? told : undefined
  }

  // ------------------------------------------------------------------------------- the message

  const NEAR = 120 // characters around a message in which the words are that belong to it
  const IN_FRONT = /(?:[\w.]*(?:Error|Exception|Warning): )?[\w.]*$/ // of a message, and part of it
  // What a * at the beginning and at the end of a message catches is a word, without its quotes.
  const WORD_BEFORE = /[\w.]*$/
  const WORD_BEHIND =
    /^[^\s\u3000-\u9fff\uff00-\uffef]*?(?=[.,;:!?)\]']*(?:[\s\u3000-\u9fff\uff00-\uffef]|$))/

  const REST_OF_LIST = /^[^' ]*'(?:, '[^' ]+')*\.?/ // behind a message that ends within one

  /** As heads have their messages, wherever the reader's terminal broke it. */
  function oneLine(text) {
    return text.replace(/[\s↵]+/g, " ").trim() // the search box shows ↵ for a line end
  }

  /** Of the same length, with one kind of quotes. */
  function sameQuotes(text) {
    return text.replace(/[‘’“”`´"]/g, "'")
  }

  /**
   * The last place where a text has a message: {said: the reader's message, values: what its *s
   * caught, whole: the text from there on}. Undefined where there is none.
   */
  function caught(message, text) {
    const inText = sameQuotes(text)
    const pieces = sameQuotes(oneLine(message)).split("*")
    const opened = pieces[0] === "" // by a *
    if (opened) pieces.shift()
    const [first, ...others] = pieces
    for (let at = inText.lastIndexOf(first); at >= 0; at = lastBefore(at, first, inText)) {
      const before = opened ? [WORD_BEFORE.exec(nearBefore(at, text))[0]] : []
      const found = valuesBetween(others, at + first.length, text, inText)
      if (!found || before[0] === "") continue
      let start = at - before.join("").length
      start -= IN_FRONT.exec(nearBefore(start, text))[0].length
      const rest = REST_OF_LIST.exec(inText.slice(found.end))?.[0] ?? ""
      const said = text.slice(start, found.end + rest.length)
      const shown = said.length > LONGEST_SAID ? `${said.slice(0, LONGEST_SAID)} …` : said
      return {said: shown, values: [...before, ...found.values], whole: text.slice(start)}
    }
    return undefined
  }

  function lastBefore(at, piece, text) {
    return at ? text.lastIndexOf(piece, at - 1) : -1
  }

  /** What is in front of each of the pieces, and where the last one ends. */
  function valuesBetween(pieces, start, text, inText) {
    const values = []
    let end = start
    for (const piece of pieces) {
      const next = piece ? inText.indexOf(piece, end) : endOfWord(end, inText)
      if (next < end || next === end && !piece) return undefined
      values.push(text.slice(end, next).replace(piece ? "" : /^[‘“`'"]/, "").trim())
      end = next + piece.length
    }
    return {values, end}
  }

  function nearBefore(at, text) {
    return text.slice(Math.max(0, at - NEAR), at)
  }

  function endOfWord(start, text) {
    return start + WORD_BEHIND.exec(text.slice(start, start + NEAR))[0].length
  }

  // ---------------------------------------------------------------------- the keys of a model

  const LIST = /^'[^' ]+'(?:, '[^' ]+')*/ // of keys
  // under which a checkpoint has the weights
  const WEIGHTS = /^(?:model|net|network|weights|params|model_state|(?:model_|net_)?state_dict)$/
  const MOST_PARTS = 3 // of a model that are named

  /**
   * How the keys that a model misses differ from those that the file has and the model doesn't, in
   * the words of docs/languages.yml; undefined where the text doesn't say.
   */
  function differenceOfKeys(text, words) {
    const missing = keysBehind("Missing key(s) in state_dict: ", text)
    const unexpected = keysBehind("Unexpected key(s) in state_dict: ", text)
    const whole = missing.whole && unexpected.whole // or somebody left out the end of the list
    const [ofModel, ofFile] = [missing.keys, unexpected.keys]
    const say = (name, values) => words[name].replace(/\{(\w+)\}/g, (_, value) => values[value])
    const parts = {missing: partsOf(ofModel, words), unexpected: partsOf(ofFile, words)}
    const nested = ofFile.find(key => WEIGHTS.test(key))
    const isCheckpoint = ofModel.length && nested && !ofFile.some(key => key.includes("."))
    if (isCheckpoint) return say("nested", {key: nested})
    const prefix = prefixes(ofModel, ofFile, whole)
    if (prefix) return aboutPrefix(prefix, say, words)
    if (!whole) return undefined
    if (ofModel.length && ofFile.length) return say("different", parts)
    if (ofModel.length) return say("missing", parts)
    return ofFile.length ? say("unexpected", parts) : undefined
  }

  function aboutPrefix({inModel, inFile, missing, unexpected}, say, words) {
    if (inModel && inFile) return say("renamed", {model: inModel, file: inFile})
    const told = inFile
      ? [say("prefix_in_file", {prefix: inFile})]
      : [say("prefix_in_model", {prefix: inModel, name: inModel.slice(0, -1)})]
    if (missing.length) told.push(say("still_missing", {parts: partsOf(missing, words)}))
    if (unexpected.length) told.push(say("still_unexpected", {parts: partsOf(unexpected, words)}))
    return told.join(words.space)
  }

  /** The keys that a message lists, and whether these are all: a full stop ends the list. */
  function keysBehind(label, text) {
    const at = text.indexOf(label)
    if (at < 0) return {keys: [], whole: true}
    const [list] = LIST.exec(sameQuotes(text.slice(at + label.length))) ?? [""]
    const keys = [...list.matchAll(/'([^']+)'/g)].map(([, key]) => key)
    return {keys, whole: text[at + label.length + list.length] === "."}
  }

  /**
   * What the keys of the model, and those of the file, begin with where they are the same from
   * there on: {inModel, inFile, and the keys that are left over: missing, unexpected}. One of the
   * lists must have none left over, and both where neither beginning is empty. Of lists that are
   * not whole, the keys that both go to are compared.
   */
  function prefixes(missing, unexpected, whole) {
    const both = whole ? Infinity : Math.min(missing.length, unexpected.length)
    const model = new Set(missing.slice(0, both))
    const file = new Set(unexpected.slice(0, both))
    let best
    for (const [inModel, inFile] of beginnings([...model], [...file])) {
      const left = {
        missing: [...model].filter(key => !file.has(moved(key, inModel, inFile))),
        unexpected: [...file].filter(key => !model.has(moved(key, inFile, inModel))),
      }
      const count = left.missing.length + left.unexpected.length
      const fits = inModel && inFile ? !count : !left.missing.length || !left.unexpected.length
      if (fits && !(best?.count <= count)) best = {inModel, inFile, ...left, count}
      if (best?.count === 0) break
    }
    return best
  }

  /** The key with another beginning; empty where it has not the one that it should. */
  function moved(key, from, to) {
    return key.startsWith(from) ? to + key.slice(from.length) : ""
  }

  /** Pairs of beginnings by which keys may differ, as the first and the last key have them. */
  function beginnings(ofModel, ofFile) {
    const found = new Map()
    for (const key of [ofModel[0], ofModel.at(-1)].filter(Boolean)) {
      for (const other of ofFile) {
        const end = commonEnd(key, other)
        const pair = [key, other].map(each => each.slice(0, each.length - end.length))
        if (end) found.set(pair.join(" "), pair)
      }
    }
    return found.values()
  }

  /** 0.weight for layer1.0.weight and features.0.weight; empty where the last names differ. */
  function commonEnd(key, other) {
    const [one, two] = [key.split("."), other.split(".")]
    let length = 0
    while (length < one.length && one.at(-1 - length) === two.at(-1 - length)) length++
    return one.slice(one.length - length).join(".")
  }

  /** The parts of a model that keys belong to: fc for fc.weight and fc.bias. */
  function partsOf(keys, {comma, more}) {
    const first = [...new Set(keys.map(key => key.split(".")[0]))]
    const parts = first.length === 1 ? [commonStart(keys)] : first
    const named = parts.slice(0, MOST_PARTS).map(part => `\`${part}\``).join(comma)
    const others = parts.length - MOST_PARTS
    return others > 0 ? named + more.replace("{}", others) : named
  }

  /** What keys have in common: layer1.0 for layer1.0.weight and layer1.0.bias. */
  function commonStart(keys) {
    const [first, ...others] = keys.map(key => key.split("."))
    const differs = first.findIndex((part, at) => others.some(other => other[at] !== part))
    return (differs < 0 ? first : first.slice(0, differs)).join(".")
  }
}
