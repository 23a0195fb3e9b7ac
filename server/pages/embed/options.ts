/** What a player may be told in its address, and so in that of the page it stands for (contract § embed). */
const OPTIONS = [
  'start',
  'stop',
  'loop',
  'autoplay',
  'muted',
  'title',
  'warningTitle',
  'peertubeLink',
  'p2p',
  'subtitle',
  'controls',
  'controlBar',
  'bigPlayBackgroundColor',
  'foregroundColor',
  'mode',
  'playbackRate',
  'api',
  'waitPasswordFromEmbedAPI',
  'playlistPosition',
];

/** An address with those of the given parameters that are for a player. */
export function withOptions(address: string, given: URLSearchParams): string {
  const url = new URL(address);
  for (const name of OPTIONS) {
    const value = given.get(name);
    if (value !== null) url.searchParams.set(name, value.slice(0, 100));
  }
  return url.href;
}
