import type { Opening } from '../player/opening.ts';
import { readPreferences } from '../player/preferences.ts';
import { placeSeconds } from './resume.ts';

/** What the page says of it (`server/pages/opening.ts`). */
interface Told {
  uuid: string;
  durationSeconds: number;
  /** Smallest first; `width` in pixels. */
  qualities: (Pick<Opening, 'mediaType' | 'height'> & {
    url: string;
    width: number;
    sizeBytes: number;
  })[];
}

/** Above this the first seconds are not fetched in the modest quality that pages name. */
const FAST_BITS_PER_SECOND = 5_000_000;
/** What has not come by then is asked for anew. */
const WHOLE_WITHIN_MS = 20_000;

const told = readTold();
const opening = told && isWanted(told) ? fetchOpening(told) : null;

/** The first seconds of a video, if they are on their way since the page came. */
export const openingOf = (uuid: string): Opening | null => (told?.uuid === uuid ? opening : null);

function readTold(): Told | null {
  const text = globalThis.document?.getElementById('opening')?.textContent;
  return text ? (JSON.parse(text) as Told) : null;
}

/** Not for who starts elsewhere, nor for who gets a better picture at once. */
function isWanted({ uuid }: Told): boolean {
  const startsLater = placeSeconds(uuid) > 0 || new URLSearchParams(location.search).has('start');
  return !startsLater && readPreferences().bandwidthBitsPerSecond < FAST_BITS_PER_SECOND;
}

/** As large as the page, if there is such a one. */
function fetchOpening({ durationSeconds, qualities }: Told): Opening {
  const { url, sizeBytes, mediaType, height } =
    qualities.find(({ width }) => width >= innerWidth) ?? qualities.at(-1)!;
  const headers = { range: `bytes=0-${sizeBytes - 1}` };
  const gone = new AbortController();
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(WHOLE_WITHIN_MS)]);
  const response = fetch(url, { headers, priority: 'high', signal });
  response.catch(() => {}); // whoever takes it is told
  const abandon = () => gone.abort();
  const at = new URL(url, document.baseURI).href;
  return { url: at, sizeBytes, response, mediaType, height, durationSeconds, abandon };
}
