import { askedToKeep, assetsOf, KEPT_ASSETS_MAX, OFFLINE_PAGE, taskFor } from './rules.ts';
import type { WorkerScope } from './worker-scope.ts';

// Our service worker: a page to show without a connection, and what that page is made of. A new build is a new worker
// with a cache of its own; it takes over, and the old cache goes, once no page of the old build is open any more.

/** Written in by the build: changes with any of its files. */
declare const BUILD_ID: string;

const worker = globalThis as unknown as WorkerScope;
const { origin } = worker.location;
const CACHE = `tributary-${BUILD_ID}`;

worker.addEventListener('install', (event) => event.waitUntil(keepOfflinePage()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('message', (event) =>
  event.waitUntil(keep(askedToKeep(event.data, origin))),
);
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const task = taskFor(request, origin);
  if (task === 'page') event.respondWith(fetch(request).catch(() => offlinePage(request)));
  if (task === 'asset') event.respondWith(asset(request));
});

async function keepOfflinePage() {
  const page = await fetch(OFFLINE_PAGE, { cache: 'no-store', credentials: 'omit' });
  if (!page.ok) throw new TypeError(`the offline page is not there: ${page.status}`);
  const cache = await worker.caches.open(CACHE);
  await keep(assetsOf(await page.clone().text(), origin));
  await cache.put(OFFLINE_PAGE, page);
}

async function takeOver() {
  for (const name of await worker.caches.keys())
    if (name !== CACHE) await worker.caches.delete(name);
  await worker.clients.claim();
}

async function offlinePage(request: Request): Promise<Response> {
  const kept = await worker.caches.match(OFFLINE_PAGE, { cacheName: CACHE });
  return kept ?? fetch(request);
}

async function asset(request: Request): Promise<Response> {
  const kept = await worker.caches.match(request.url, { cacheName: CACHE });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200 && response.type === 'basic') {
    const cache = await worker.caches.open(CACHE);
    if ((await cache.keys()).length < KEPT_ASSETS_MAX) await cache.put(request, response.clone());
  }
  return response;
}

/** Keeps assets that are not there yet; a missing one is not worth failing for. */
async function keep(urls: string[]) {
  const cache = await worker.caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const missing = urls.map((url) => new URL(url, origin).href).filter((url) => !kept.has(url));
  const room = missing.slice(0, Math.max(0, KEPT_ASSETS_MAX - kept.size));
  await Promise.all(room.map((url) => cache.add(url).catch(() => undefined)));
}
