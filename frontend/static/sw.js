// Keeps the app on the device: a further visit loads no code, and without a network it opens all the same.
//
// A file named by its content never changes, so a kept one is used without asking. The page that names the files of a
// build is kept with them; the build writes their names in here, so another build is another worker. What people read
// is no matter of this file: the app keeps it itself, and forgets it when somebody signs out.
const PAGE = "/index.html";
const SHELL = ["/app.css", "/boot.js", "/app.js", "/parts.js", "/app_bg.wasm"];
const PARTS = ["/further.wasm"];

const NAME = "app";
const NAMED_BY_CONTENT = /^\/[\w-]+-[0-9a-f]{16}\.(css|js|wasm)$/;

const stem = (path) => path.replace(/-[0-9a-f]{16}\./, ".");
const fetched = (path) => path.startsWith("/split_");
const shared = (path) => path.startsWith("/chunk_");

// The shell, and whatever parts of the app this device had so far: where the network ends, all of it is there.
async function install() {
  const cache = await caches.open(NAME);
  const kept = (await cache.keys()).map((request) => new URL(request.url)).map(({ pathname, search }) => pathname + search);
  const stems = new Set(kept.map(stem));
  const further = PARTS.filter((part) => stems.has(stem(part)) || (shared(part) && kept.some(fetched)));
  await cache.addAll([...SHELL, ...further].filter((path) => !kept.includes(path)));
  await cache.put(PAGE, await pageOfThisBuild());
}

// While a build is being published, the page may still be that of the one before; then this worker is tried again later.
async function pageOfThisBuild() {
  const reply = await fetch(PAGE, { cache: "no-cache" });
  const text = await reply.clone().text();
  if (!reply.ok || !text.includes(SHELL[0])) throw new Error("the page of this build is not there yet");
  return reply;
}

async function removeOlder() {
  const cache = await caches.open(NAME);
  const present = new Set([PAGE, ...SHELL, ...PARTS]);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!present.has(pathname + search)) await cache.delete(request);
  }
}

async function page(request) {
  return (await caches.match(PAGE)) ?? fetch(request);
}

async function file(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const reply = await fetch(request);
  if (reply.ok) {
    const cache = await caches.open(NAME);
    await cache.put(request, reply.clone());
  }
  return reply;
}

// Pages have no dot in their last part; a signed address is a file of the store.
function isPage(request, { pathname, searchParams }) {
  return request.mode === "navigate" && !/\.[^/]*$/.test(pathname) && !searchParams.has("X-Amz-Signature");
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(removeOlder().then(() => clients.claim())));
// Sent while the app opens, before anything of an older build is shown.
addEventListener("message", (event) => event.data === "take over" && skipWaiting());
addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin || address.pathname.startsWith("/api/")) return;
  if (isPage(request, address)) event.respondWith(page(request));
  else if (NAMED_BY_CONTENT.test(address.pathname)) event.respondWith(file(request));
});
