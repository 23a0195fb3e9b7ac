import * as z from 'zod';

import { TargetUrl } from '../form.ts';

const text = z.string().nullish().catch(null);

const Entry = z.object({
  url: text,
  webpage_url: text,
  ie_key: text,
  title: text,
  live_status: text,
  timestamp: z.number().nullish().catch(null),
  upload_date: text,
  entries: z.array(z.unknown()).max(10_000).optional().catch(undefined),
});
type Entry = z.output<typeof Entry>;

/** What a list says of one of its videos. */
export type ListedVideo = Pick<Entry, 'title' | 'timestamp' | 'upload_date'> & { address: string };

/** The videos of a page in its order, and the lists it consists of where it has no videos of its own. */
export type Listed = { videos: ListedVideo[]; lists: string[] };

const MAX_DEPTH = 3;
const LISTS = /(Tab|Playlist|Channel|User)$/i;
const NOT_YET = ['is_live', 'is_upcoming'];

/** Reads what yt-dlp printed about a list. What is live, or no http address, is left out. */
export function readListing(json: string): Listed {
  const listed: Listed = { videos: [], lists: [] };
  collect(parse(json), listed, 0);
  return listed;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function collect(given: unknown, listed: Listed, depth: number): void {
  const read = Entry.safeParse(given);
  if (!read.success) return;
  const { entries, ie_key: extractor, title, timestamp, upload_date, ...entry } = read.data;
  if (entries) {
    if (depth < MAX_DEPTH) for (const each of entries) collect(each, listed, depth + 1);
    return;
  }
  const address = addressOf(entry);
  if (address === undefined || NOT_YET.includes(entry.live_status ?? '')) return;
  if (LISTS.test(extractor ?? '')) listed.lists.push(address);
  else listed.videos.push({ address, title, timestamp, upload_date });
}

function addressOf({ webpage_url: page, url }: Pick<Entry, 'webpage_url' | 'url'>) {
  const address = URL.parse(page ?? url ?? '')?.href;
  return TargetUrl.safeParse(address).data;
}
