import type { LevelDetails, ManifestLoadedData } from 'hls.js';
import type { Segment, Stream } from 'p2p-media-loader-core';

import type { ByteRange } from '../pieces.ts';

type Manifest = {
  levels: readonly Pick<ManifestLoadedData['levels'][number], 'url'>[];
  audioTracks: readonly Pick<ManifestLoadedData['audioTracks'][number], 'url'>[];
};
type Fragment = Pick<LevelDetails['fragments'][number], 'url' | 'byteRange' | 'start' | 'end'>;

/** The playlists that a master playlist names, as PeerTube's players count them: each has a swarm (contract § P2P). */
export const streamsOf = ({ levels, audioTracks }: Manifest): Stream[] => [
  ...levels.map(({ url }, index) => ({ runtimeId: url, type: 'main' as const, index })),
  ...audioTracks.map(({ url }, index) => ({ runtimeId: url, type: 'secondary' as const, index })),
];

/** The name of some bytes of a file. */
export const segmentId = (url: string, { start, end }: ByteRange): string =>
  `${url}|${start}-${end}`;

/** The segments of a playlist, numbered in its order; those that are no byte ranges are not shared. */
export const segmentsOf = ({ fragments }: { fragments: readonly Fragment[] }): Segment[] =>
  fragments.flatMap(({ url, byteRange, start: startTime, end: endTime }, externalId) => {
    const [start, end] = byteRange;
    if (start === undefined || end === undefined) return [];
    const runtimeId = segmentId(url, { start, end });
    return { runtimeId, externalId, url, byteRange: { start, end: end - 1 }, startTime, endTime };
  });
