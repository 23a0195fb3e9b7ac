const PATIENCE_MS = 5_000;

/** How often a page without a node looks for it. */
export const RETRY_SECONDS = 10;

/** The mark the node puts into the page that the service worker keeps. */
export const isOfflinePage = (): boolean =>
  document.querySelector('meta[name="tributary-offline"]') !== null;

/** Whether the node answers. */
export async function isReachable(): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch('/api/v1/ping', { cache: 'no-store', signal }).catch(() => undefined);
  return answer?.ok ?? false;
}
