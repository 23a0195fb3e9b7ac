import { videosApi } from './videos-api.ts';

type Category = Awaited<ReturnType<typeof videosApi.categories>>[number];

const FRESH_MS = 5 * 60_000;

let known = $state.raw<Category[]>([]);
let askedAtMs = 0;

/** The categories that have videos here, fullest first; asked for again after some minutes. */
export function categories(): Category[] {
  if (Date.now() - askedAtMs > FRESH_MS) {
    askedAtMs = Date.now();
    videosApi.categories().then(
      (found) => (known = found),
      () => (askedAtMs = 0),
    );
  }
  return known;
}
