import { readFileSync } from 'node:fs';

type Thing = Record<string, unknown>;

/** The three nodes that were recorded, by their port: A is followed by B and by C. */
export type Recorded = 9001 | 9002 | 9003;

/** What one PeerTube 8.2.1 node sent another, without its signatures. */
export type Replayed = { name: string; from: Recorded; to: Recorded; path: string; body: Thing };

export const A = 'http://127.0.0.1:9001';
export const B = 'http://127.0.0.1:9002';
export const C = 'http://127.0.0.1:9003';

const FILE = new URL('../../fixtures/federation/replay.json', import.meta.url);

/** All deliveries among three PeerTube nodes that were recorded, in their order. */
export function replayed(): Replayed[] {
  const { contexts, deliveries } = JSON.parse(readFileSync(FILE, 'utf8')) as {
    contexts: unknown[];
    deliveries: (Replayed & { context: number })[];
  };
  return deliveries.map(({ context, body, ...delivery }) => ({
    ...delivery,
    body: { ...(contexts[context] ? { '@context': contexts[context] } : {}), ...body },
  }));
}

/** The same with other addresses in place of those that were recorded, the longest first. */
export function readdress<T>(what: T, places: ReadonlyMap<string, string>): T {
  const found = [...places.keys()].toSorted((a, b) => b.length - a.length);
  let text = JSON.stringify(what);
  for (const place of found) text = text.replaceAll(place, places.get(place)!);
  return JSON.parse(text) as T;
}

/** The object of an activity, if it came along and is of that type. */
export const objectOf = ({ body }: Replayed, type: string): Thing | undefined => {
  const object = body['object'] as Thing | undefined;
  return typeof object === 'object' && object['type'] === type ? object : undefined;
};

/** What was said of each video last, before the delivery with that number. */
export function lastSaidOfVideos(before: string): Thing[] {
  const videos = new Map<unknown, Thing>();
  for (const each of replayed()) {
    if (each.name.startsWith(before)) break;
    const video = objectOf(each, 'Video');
    if (video) videos.set(video['uuid'], video);
    else if (each.body['type'] === 'Delete') forget(videos, each.body['object']);
  }
  return [...videos.values()];
}

function forget(videos: Map<unknown, Thing>, url: unknown) {
  for (const [uuid, { id }] of videos) if (id === url) videos.delete(uuid);
}
