// Puts a long list together. Its further parts are pages of their own, to which links lead where no
// script runs. A part comes when the end of the list is near, when the filter needs all of them, and
// when the address names what is in one of them. The list hears of each by an event, "part".
"use strict"
{
  /** The link to the next part; null where the list is whole. */
  const next = () => document.querySelector(".parts [rel=next]")

  const pages = new Map() // promises of the texts of pages, by address

  function text(address) {
    if (!pages.has(address)) {
      const asked = fetch(address).then(response => response.text())
      asked.catch(() => pages.delete(address)) // to be tried again
      pages.set(address, asked)
    }
    return pages.get(address)
  }

  let adding = Promise.resolve() // one part after the other

  /** Adds the next part, if there is one; what it promises is whether that went well. */
  function addNext() {
    adding = adding.then(async () => {
      try {
        if (next()) await addPart(next())
        return true
      } catch {
        return false // without a network
      }
    })
    return adding
  }

  /** Puts the next part in the place of the links to the parts. */
  async function addPart(link) {
    const page = new DOMParser().parseFromString(await text(link.href), "text/html")
    const part = page.querySelector(".filter-list")
    for (const anchor of part.querySelectorAll("a[href]")) {
      anchor.href = new URL(anchor.getAttribute("href"), link.href).href
    }
    for (const heading of part.querySelectorAll("h2[id]")) {
      if (document.getElementById(heading.id)) heading.remove() // its items go on in this part
    }
    const ways = part.querySelector(".parts")
    if (!ways.querySelector("[rel=next]")) ways.remove()
    const list = link.closest(".filter-list")
    list.dispatchEvent(new CustomEvent("part", {detail: part}))
    link.closest(".parts").replaceWith(...part.childNodes)
  }

  /** Waits until all parts are there, or one doesn't come. */
  self.wholeList = async () => {
    for (const {href} of document.querySelectorAll(".parts a")) text(href) // all at once
    while (next() && await addNext());
  }

  const nearTheEnd = new IntersectionObserver(async seen => {
    if (!seen.at(-1).isIntersecting) return
    nearTheEnd.disconnect()
    if (await addNext() && next()) nearTheEnd.observe(next())
  }, {rootMargin: "600px"})
  if (next()) nearTheEnd.observe(next())

  /** Goes to what the address names, once its part is there. */
  async function goToAnchor() {
    const id = decodeURIComponent(location.hash.slice(1))
    if (!id || document.getElementById(id)) return
    while (next() && !document.getElementById(id) && await addNext());
    if (document.getElementById(id)) location.replace(location.hash)
  }

  addEventListener("hashchange", goToAnchor)
  goToAnchor()
}
