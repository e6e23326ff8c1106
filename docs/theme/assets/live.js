// Runs the code of a page under mkdocs serve, as it stands or changed, and shows what the reader's
// PyTorch prints beside what the page says. docs/pitfalls/live/ answers.
const {words: given, torch: torchOfPage} = document.currentScript.dataset
const words = JSON.parse(given)

const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, key) => values[key])

/** An element with these properties and children; text is never taken for HTML. */
function element(name, properties = {}, ...children) {
  const found = Object.assign(document.createElement(name), properties)
  found.append(...children)
  return found
}

// ------------------------------------------------------------------------------------ the server

// The address that mkdocs serve prints ends in #run=TOKEN. The token stays with the browser, for
// the other pages and tabs, and leaves the address, which may be copied.
const inAddress = /^#run=([\w-]+)$/.exec(location.hash)
if (inAddress) {
  localStorage.setItem("run", inAddress[1])
  history.replaceState(history.state, "", location.pathname + location.search)
}

/** What a reader can fix, in the language of the page. */
class Refusal extends Error {}

/** The events of a run, as docs/pitfalls/live/worker.py describes them. */
async function* eventsOf(request, signal) {
  const token = localStorage.getItem("run")
  if (!token) throw new Refusal(say("no_token"))
  const response = await fetch("/live/run", {
    method: "POST",
    headers: {"Content-Type": "application/json", Authorization: `Bearer ${token}`},
    body: JSON.stringify(request),
    signal
  })
  if (!response.ok) throw new Refusal(await refusal(response))
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ""
  for (;;) {
    const {value, done} = await reader.read()
    if (done) return
    const lines = (text + value).split("\n")
    text = lines.pop()
    for (const line of lines) if (line) yield JSON.parse(line)
  }
}

async function refusal(response) {
  if (!response.headers.get("Content-Type").includes("json")) return say("no_gate")
  const {refused} = await response.json()
  if (refused === "token") return say("no_token")
  return refused === "busy" ? say("busy") : say("refused", {why: refused})
}

// ------------------------------------------------------------------------------------ one block

const cells = [] // of a lab, in order

class Block {
  /** `box` is the element with data-run, see docs/pitfalls/site/running.py. */
  constructor(box) {
    const {code, prints, cell} = JSON.parse(box.dataset.run)
    this.code = code
    this.prints = linesOf(prints)
    if (cell) cells.push(this)
    const of = box.querySelector(".filename")?.textContent
    const labelled = word => [say(word), of].filter(Boolean).join(": ")
    const button = (word, press) =>
      element("button", {type: "button", ariaLabel: labelled(word), onclick: press}, say(word))
    this.runButton = button("run", () => this.run())
    this.stopButton = button("stop", () => this.stop())
    this.editButton = button("edit", () => this.edit())
    this.resetButton = button("reset", () => this.reset())
    this.status = element("span", {className: "live-status", role: "status"})
    this.editor = this.makeEditor(labelled("code"))
    this.result = element("div", {className: "live-result"})
    this.result.setAttribute("aria-live", "polite")
    const bar = element(
      "div", {className: "live-bar"},
      this.runButton, this.stopButton, this.editButton, this.resetButton, this.status
    )
    box.append(element("div", {className: "live"}, bar, this.editor, this.result))
    this.show()
  }

  makeEditor(label) {
    const editor = element("textarea", {
      value: this.code, hidden: true, spellcheck: false, autocapitalize: "off", wrap: "off",
      ariaLabel: label, lang: "en", translate: false, autocomplete: "off"
    })
    editor.setAttribute("autocorrect", "off")
    editor.addEventListener("keydown", event => this.key(event))
    editor.addEventListener("input", () => this.show())
    return editor
  }

  get edited() {
    return this.editor.value !== this.code
  }

  /** Shows the buttons that do something now, and all lines of the code. */
  show() {
    const running = Boolean(this.aborter)
    this.runButton.hidden = running
    this.stopButton.hidden = !running
    this.editButton.hidden = !this.editor.hidden
    this.resetButton.hidden = this.editor.hidden
    this.editor.rows = Math.min(this.editor.value.split("\n").length, 30)
  }

  edit() {
    this.editor.hidden = false
    this.show()
    this.status.textContent = say("keys")
    this.editor.focus()
    this.editor.setSelectionRange(0, 0)
  }

  /** Brings the page's code back, and closes the editor. */
  reset() {
    this.stop()
    this.editor.value = this.code
    this.editor.hidden = true
    this.result.replaceChildren()
    this.status.textContent = ""
    this.show()
    this.editButton.focus()
  }

  key(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      this.run()
    } else if (event.key === "Escape") {
      event.stopPropagation()
      this.runButton.focus()
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault()
      const before = this.editor.value.slice(0, this.editor.selectionStart)
      const line = before.slice(before.lastIndexOf("\n") + 1)
      insert("\n" + /^ */.exec(line)[0] + (line.trimEnd().endsWith(":") ? "    " : ""))
    } else if (event.key === "Tab" && !event.shiftKey) {
      event.preventDefault()
      insert("    ")
    }
  }

  stop() {
    this.aborter?.abort()
  }

  async run() {
    this.stop()
    const aborter = this.aborter = new AbortController()
    const had = document.activeElement === this.runButton
    const run = new Run(this.editor.value, this.edited ? null : this.prints)
    const above = cells.slice(0, Math.max(cells.indexOf(this), 0))
    const request = {before: above.map(({editor}) => editor.value), code: run.code}
    this.show()
    if (had) this.stopButton.focus()
    this.result.ariaBusy = true
    this.status.textContent = say("loading")
    try {
      for await (const event of eventsOf(request, aborter.signal)) {
        run.take(event)
        if (event.torch) this.status.textContent = say(above.length ? "above" : "running")
        if (event.prints) this.result.replaceChildren(run.shown())
      }
    } catch (error) {
      if (error instanceof Refusal) run.failed = error.message
      else run.failed = say(aborter.signal.aborted ? "stopped" : "lost")
    } finally {
      aborter.abort() // where it has thrown, the code must not go on either
    }
    if (this.aborter !== aborter) return // the next run has begun
    this.aborter = null
    const hadStop = document.activeElement === this.stopButton
    this.show()
    if (hadStop) this.runButton.focus()
    this.status.textContent = ""
    this.result.replaceChildren(run.compared())
    this.result.ariaBusy = false
  }
}

/** Inserts a text where the cursor is, so that it can be undone. */
function insert(text) {
  document.execCommand("insertText", false, text)
}

// --------------------------------------------------------------------------- what a run has told

/** Lines of what is printed: [["output", ["1", "2"]]] as [{kind: "output", text: "1"}, …]. */
const linesOf = prints =>
  prints.flatMap(([kind, lines]) => lines.map(text => ({kind, text})))

class Run {
  /** `prints` is what the page says that the code prints; null where it is the reader's code. */
  constructor(code, prints) {
    this.code = code
    this.prints = prints
    this.lines = []
    this.notes = [] // why it ended
    this.errorStream = ""
    this.figures = []
  }

  take(event) {
    const note = (name, values) => this.notes.push(say(name, values))
    if (event.torch) this.torch = event.torch.split("+")[0]
    if (event.prints) this.lines.push(...linesOf(event.prints))
    if (event.cut) note("cut", {characters: event.cut})
    if (event.raised) this.raisedAt = event.line
    if (event.limit) note(event.limit)
    if (event.refused) {
      note(event.act, event)
      this.raisedAt = event.line
    }
    if ("exited" in event) note("exited", {code: event.exited || 0})
    if (event.stderr) this.errorStream = event.stderr
    if (event.figure) this.figures.push(event.figure)
    if (event.ended === "exit") note("died", {code: event.code})
    else if (event.ended === "broken") this.notes.push(`${say("broken")} ${event.reason}`)
    else if (event.ended === "stopped") note("stopped")
    else if (event.ended) note(`limit_${event.ended}`)
  }

  /** What has come so far. */
  shown() {
    return printed(this.lines.map(({kind, text}) => ({kind, parts: [[text, false]]})))
  }

  /** The result, beside what the page says where the two differ. */
  compared() {
    const found = new DocumentFragment()
    if (this.torch) found.append(...this.prints ? this.besidePage() : [this.own("edited")])
    const where = this.raisedAt && this.prints === null ? this.whereItRaised() : []
    const notes = [...this.notes, this.failed].filter(Boolean)
    found.append(...where, ...notes.map(text => element("p", {className: "live-note"}, text)))
    found.append(...this.figures.map(drawn))
    if (this.errorStream.trim()) {
      const text = element("samp", {className: "output"}, this.errorStream.trimEnd())
      const title = element("summary", {}, say("stderr"))
      found.append(element("details", {className: "live-stderr"}, title, element("pre", {}, text)))
    }
    return found
  }

  own(title) {
    return panel(say(title, {torch: this.torch}), this.shown())
  }

  besidePage() {
    const [page, yours] = differences(this.prints, this.lines)
    if (!yours.concat(page).some(({parts}) => parts.some(([, marked]) => marked))) {
      return [this.own("same")]
    }
    const sides = element(
      "div", {className: "live-sides"},
      panel(say("page", {torch: torchOfPage}), printed(page)),
      panel(say("yours", {torch: this.torch}), printed(yours))
    )
    return [element("p", {className: "live-note"}, say("differs", {torch: this.torch})), sides]
  }

  whereItRaised() {
    const line = this.code.split("\n")[this.raisedAt - 1]
    const label = say("line", {line: this.raisedAt})
    return [element("p", {className: "live-note"}, `${label}: `, element("code", {}, line.trim()))]
  }
}

function panel(title, content) {
  const heading = element("strong", {className: "live-title"}, title)
  return element("div", {className: "live-panel"}, heading, content)
}

/** Lines as a page shows them; each has parts, [["text", whether it is marked]]. */
function printed(lines) {
  if (!lines.length) return element("p", {className: "live-nothing"}, say("nothing"))
  const box = element("pre", {translate: false})
  let last = null
  for (const {kind, parts} of lines) {
    if (last?.className !== kind) {
      last = element("samp", {className: kind, role: "group", ariaLabel: say(kind)})
      box.append(last)
    } else {
      last.append("\n")
    }
    last.append(...parts.map(([text, marked]) => marked ? element("mark", {}, text) : text))
  }
  return box
}

function drawn(svg) {
  const source = `data:image/svg+xml,${encodeURIComponent(svg)}`
  return element("img", {src: source, alt: say("figure"), className: "live-figure"})
}

// ---------------------------------------------------------------------------------- differences

/** Both lists of lines, each line in parts, of which those are marked that the other lacks. */
function differences(page, yours) {
  const key = ({kind, text}) => kind + text
  const [ofPage, ofYours] = common(page.map(key), yours.map(key))
  const rest = (lines, same) => lines.filter((_, at) => !same[at])
  const [pageRest, yoursRest] = [rest(page, ofPage), rest(yours, ofYours)]
  // as many lines on both sides: each with the one in its place, word by word
  const other = pageRest.length === yoursRest.length
    ? new Map(pageRest.flatMap((line, at) => [[line, yoursRest[at]], [yoursRest[at], line]]))
    : new Map()
  const marked = (lines, same) => lines.map((line, at) => ({
    kind: line.kind,
    parts: same[at] ? [[line.text, false]] : partsOf(line, other.get(line))
  }))
  return [marked(page, ofPage), marked(yours, ofYours)]
}

function partsOf(line, other) {
  if (!other || other.kind !== line.kind) return [[line.text || " ", true]]
  const words = text => text.match(/\w+|\s+|[^\w\s]/g) ?? []
  const [same] = common(words(line.text), words(other.text))
  return words(line.text).map((word, at) => [word, !same[at]])
}

/** For each element of two lists whether it is part of their longest common subsequence. */
function common(a, b) {
  const inA = a.map(() => false), inB = b.map(() => false)
  if (a.length * b.length > 4e6) return [inA, inB]
  const longest = Array.from({length: a.length + 1}, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i][j] = a[i] === b[j]
        ? longest[i + 1][j + 1] + 1
        : Math.max(longest[i + 1][j], longest[i][j + 1])
    }
  }
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) inA[i++] = inB[j++] = true
    else if (longest[i + 1][j] >= longest[i][j + 1]) i++
    else j++
  }
  return [inA, inB]
}

for (const box of document.querySelectorAll("[data-run]")) new Block(box)
