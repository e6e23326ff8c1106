// Material fetches a sitemap below every link[rel=alternate]; the links to single pages have none.
for (const link of document.querySelectorAll("link[hreflang]")) link.rel = "alternate alternate"

// The root page leads to the language last read.
try { localStorage.setItem("language", document.documentElement.lang) } catch {}

// The headings of a page have the same ids in every language.
document.addEventListener("click", event => {
  const link = event.target.closest?.("a[hreflang]")
  if (link) link.hash = location.hash
}, true)
