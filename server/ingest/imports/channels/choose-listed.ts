import { Failure } from '../../../platform/errors.ts';
import { findOnSite } from '../sites/find-on-site.ts';
import { publishedAt } from '../sites/told-of-video.ts';
import type { Place } from '../sites/with-yt-dlp.ts';
import { knownAddresses, type Listing, rememberTooOld } from './listing-queries.ts';
import type { ListedVideo } from './read-listing.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Those of the listed videos that are to be imported: not here yet, and published on the day `onlyAfter` is of or later.
 * A site is asked about each video of which its list does not tell when it was published.
 */
export async function* chooseListed(place: Place, listing: Listing, listed: ListedVideo[]) {
  const { db } = place.node;
  const { channelId, onlyAfter } = listing;
  const addresses = listed.map(({ address }) => address);
  const known = await knownAddresses(db, channelId, addresses, { tooOld: onlyAfter !== null });
  for (const video of listed) {
    if (known.has(video.address)) continue;
    if (onlyAfter === null || (await isSince(place, video, dayOf(onlyAfter)))) yield video;
    else await rememberTooOld(db, channelId, video.address);
  }
}

async function isSince(place: Place, video: ListedVideo, day: number): Promise<boolean> {
  const date = publishedAt(video) ?? (await askSite(place, video.address));
  return date === undefined || dayOf(date) >= day;
}

/** Undefined where it does not tell; what cannot be read now may be later: its import will say why not. */
const askSite = (place: Place, address: string): Promise<Date | undefined> =>
  findOnSite(place, address).then(publishedAt, (error: unknown) => {
    if (error instanceof Failure) return undefined;
    throw error;
  });

/** Many sites tell a day and no hour. */
const dayOf = (date: Date) => Math.floor(date.getTime() / DAY_MS);
