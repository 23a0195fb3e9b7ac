/** Has the service worker look after this node, once the page has what it needs, and tells it what the page loaded. */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  if (document.readyState === 'complete') registerSoon();
  else addEventListener('load', registerSoon, { once: true });
}

/** After what the viewer came for. */
const registerSoon = () => setTimeout(() => void register(), 3_000);

async function register() {
  try {
    await navigator.serviceWorker.register('/service-worker.js', { scope: '/' });
    const { active } = await navigator.serviceWorker.ready;
    const keep = performance.getEntriesByType('resource').map(({ name }) => name);
    active?.postMessage({ keep }, { transfer: [] });
  } catch {
    // private windows and full disks have no workers; the node is used without
  }
}
