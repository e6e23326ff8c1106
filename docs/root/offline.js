// What was read stays readable without a network. With one, everything comes from it, so that
// nothing shown is stale; only scripts whose name holds a hash of what is in them are taken from
// here at once.
const UNCHANGING = /\.[0-9a-f]{8}\.min\.js$/
const kept = caches.open("read")

const instead = new URL("offline.html", location.href).href // of a page that was never read

addEventListener("install", event => {
  skipWaiting()
  event.waitUntil(kept.then(cache => cache.add(instead)))
})
addEventListener("activate", event => event.waitUntil(clients.claim()))

// A page names what it consists of, since it was read before this worker was there.
addEventListener("message", event => event.waitUntil(keep(event.data)))

addEventListener("fetch", event => {
  const {method, url} = event.request
  const ours = new URL(url).origin === location.origin
  if (method === "GET" && ours) event.respondWith(respond(event))
})

async function keep(addresses) {
  const cache = await kept
  const add = async address => await cache.match(address) ?? cache.add(address)
  await Promise.allSettled(addresses.map(add))
}

async function respond(event) {
  const cache = await kept
  // without the words that a search result was found by
  const {origin, pathname} = new URL(event.request.url)
  const address = origin + pathname
  if (UNCHANGING.test(pathname)) {
    const found = await cache.match(address)
    if (found) return found
  }
  try {
    // a page is asked for anew, though the browser may take what it had a moment ago for fresh
    const options = event.request.mode === "navigate" ? {cache: "no-cache"} : {}
    const response = await fetch(event.request, options)
    if (response.ok) event.waitUntil(cache.put(address, response.clone()))
    return response
  } catch (error) {
    const found = await cache.match(address)
    if (found) return found
    const told = event.request.mode === "navigate" && await cache.match(instead)
    if (told) return told
    throw error
  }
}
