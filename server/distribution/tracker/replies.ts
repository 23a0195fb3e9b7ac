import type { Announce, Answer, Offer } from './message.ts';
import type { Counts } from './swarms.ts';

/** What a tracker says to browsers, as texts (see `message.ts`). */

/** How often they should announce. */
const INTERVAL_SECONDS = 120;

export const MALFORMED = JSON.stringify({ 'failure reason': 'Malformed message' });

export const announced = (infoHash: string, counts: Counts) =>
  JSON.stringify({
    action: 'announce',
    info_hash: infoHash,
    interval: INTERVAL_SECONDS,
    ...counts,
  });

export const refused = (infoHash: string, reason: string) =>
  JSON.stringify({ action: 'announce', info_hash: infoHash, 'failure reason': reason });

export const offered = ({ infoHash, peerId }: Announce, { id, sdp }: Offer) =>
  JSON.stringify({
    action: 'announce',
    info_hash: infoHash,
    peer_id: peerId,
    offer_id: id,
    offer: { type: 'offer', sdp },
  });

export const answered = ({ infoHash, peerId, offerId, sdp }: Answer) =>
  JSON.stringify({
    action: 'announce',
    info_hash: infoHash,
    peer_id: peerId,
    offer_id: offerId,
    answer: { type: 'answer', sdp },
  });

export const scraped = (swarms: [infoHash: string, Counts][]) =>
  JSON.stringify({
    action: 'scrape',
    files: Object.fromEntries(
      swarms.map(([infoHash, counts]) => [infoHash, { ...counts, downloaded: counts.complete }]),
    ),
    flags: { min_request_interval: INTERVAL_SECONDS },
  });
