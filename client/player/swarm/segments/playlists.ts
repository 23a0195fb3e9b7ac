import type { LevelDetails, ManifestLoadedData } from 'hls.js';
import type { Segment, Stream } from 'p2p-media-loader-core';

import type { ByteRange } from '../pieces.ts';

type Manifest = {
  levels: readonly Pick<ManifestLoadedData['levels'][number], 'url'>[];
  audioTracks: readonly Pick<ManifestLoadedData['audioTracks'][number], 'url'>[];
};
type Fragment = Pick<
  LevelDetails['fragments'][number],
  'url' | 'byteRange' | 'start' | 'end' | 'sn'
>;

/** The playlists that a master playlist names, as PeerTube's players count them: each has a swarm (contract § P2P). */
export const streamsOf = ({ levels, audioTracks }: Manifest): Stream[] => [
  ...levels.map(({ url }, index) => ({ runtimeId: url, type: 'main' as const, index })),
  ...audioTracks.map(({ url }, index) => ({ runtimeId: url, type: 'secondary' as const, index })),
];

/** The name of some bytes of a file, or of all of it where they have no end. */
export const segmentId = (url: string, { start, end }: ByteRange): string =>
  end === Infinity ? url : `${url}|${start}-${end}`;

/**
 * The segments of a playlist, numbered in its order, or by their own numbers where it is of what is live, or was, and forgets
 * its first ones. There each is a file; otherwise those that are no byte ranges are not shared.
 */
export const segmentsOf = (fragments: readonly Fragment[], isLive: boolean): Segment[] =>
  fragments.flatMap((fragment, place) => {
    const { url, start: startTime, end: endTime, sn } = fragment;
    const range = rangeOf(fragment);
    if (!range && !isLive) return [];
    const externalId = isLive ? sn : place;
    const bytes = range && { byteRange: { start: range.start, end: range.end - 1 } };
    const runtimeId = segmentId(url, range ?? WHOLE);
    return { runtimeId, externalId, url, ...bytes, startTime, endTime };
  });

const WHOLE = { start: 0, end: Infinity };

function rangeOf({ byteRange: [start, end] }: Fragment): ByteRange | null {
  return start === undefined || end === undefined ? null : { start, end };
}
