import { findVideoByUrl, type RemoteElement } from '../../server/catalog/index.ts';
import { Failure } from '../../server/platform/errors.ts';
import { crawl } from '../fetch/crawl.ts';
import { fetchObject, type Reaching } from '../fetch/fetch-object.ts';
import { takeVideoAt } from '../videos/take-video.ts';
import { Reference, sameHost } from '../vocabulary/incoming/common.ts';
import { ForeignPlaylistElement } from '../vocabulary/incoming/playlist.ts';

const MAX_ELEMENTS = 500;
const MAX_PAGES = 50;
const AT_ONCE = 4;
const PAUSE_MILLISECONDS = 50;

type Placed = RemoteElement & { position: number };

/**
 * What is in a playlist, in its order: at most 500 places, each from the playlist's own host (CVE-2025-32948). A video that
 * is not known here is fetched when it is of that host, too; others are left out.
 */
export async function readElements(node: Reaching, playlistUrl: string): Promise<RemoteElement[]> {
  const places: Placed[] = [];
  let seen = 0;
  const bounds = { maxPages: MAX_PAGES, pauseMilliseconds: PAUSE_MILLISECONDS };
  for await (const { items } of crawl(node, playlistUrl, bounds)) {
    const urls = items
      .slice(0, MAX_ELEMENTS - seen)
      .flatMap((item) => Reference.safeParse(item).data ?? [])
      .filter((url) => sameHost(url, playlistUrl));
    seen += items.length;
    for (let n = 0; n < urls.length; n += AT_ONCE)
      places.push(...(await readSome(node, urls.slice(n, n + AT_ONCE), playlistUrl)));
    if (seen >= MAX_ELEMENTS) break;
  }
  return places
    .toSorted((a, b) => a.position - b.position)
    .map(({ videoId, startSeconds, stopSeconds }) => ({ videoId, startSeconds, stopSeconds }));
}

async function readSome(node: Reaching, urls: string[], playlistUrl: string): Promise<Placed[]> {
  const found = await Promise.all(urls.map((url) => readElement(node, url, playlistUrl)));
  return found.filter((place) => place !== undefined);
}

/** Undefined for what cannot be had, or is no place in a playlist: the others still are. */
async function readElement(
  node: Reaching,
  url: string,
  playlistUrl: string,
): Promise<Placed | undefined> {
  try {
    const element = ForeignPlaylistElement.safeParse(await fetchObject(node, url)).data;
    const videoId = element && (await videoAt(node, element.url, playlistUrl));
    if (videoId === undefined) return undefined;
    const { position, startTimestamp, stopTimestamp } = element!;
    return {
      videoId,
      position,
      startSeconds: wholeOrNull(startTimestamp),
      stopSeconds: wholeOrNull(stopTimestamp),
    };
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

async function videoAt(
  node: Reaching,
  url: string,
  playlistUrl: string,
): Promise<number | undefined> {
  const known = await findVideoByUrl(node.db, node.publicUrl, url);
  if (known) return known.video.id;
  return sameHost(url, playlistUrl) ? (await takeVideoAt(node, url)).video.id : undefined;
}

const wholeOrNull = (seconds: number | undefined): number | null =>
  seconds === undefined ? null : Math.floor(seconds);
