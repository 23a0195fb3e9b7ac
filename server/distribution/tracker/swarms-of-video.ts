import {
  hlsDirectory,
  isShared,
  masterName,
  namedSounds,
  offersTorrents,
  type Origin,
  swarmsOf,
} from '../../catalog/index.ts';
import type { CopiedSwarms, SwarmSource } from './queries.ts';

/** The info hashes, one character a byte, under which viewers of a video may meet: of its segments, and its torrents. */
export function infoHashesOf(
  { origin }: Pick<Origin, 'origin'>,
  source: SwarmSource | CopiedSwarms,
): string[] {
  if (!isShared(source.video)) return [];
  const torrents = offersTorrents(source.video) ? source.torrents : [];
  const { renditions } = source;
  const pictures = 'further' in source ? renditions + source.further : renditions;
  const segments = swarmsOf(playlistUrlOf(origin, source), pictures, soundsOf(source));
  return [...segments, ...torrents].map((hex) => Buffer.from(hex, 'hex').toString('latin1'));
}

/** How many sounds its playlist names: PeerTube's only the one that is a rendition of its own, too. */
const soundsOf = (source: SwarmSource | CopiedSwarms): number =>
  'spoken' in source ? namedSounds(source.spoken) : Number(source.hasSoundAlone);

/** As players are told it: of a copy, the address at its own node. */
function playlistUrlOf(origin: string, source: SwarmSource | CopiedSwarms): string {
  if ('playlistUrl' in source) return source.playlistUrl;
  return `${origin}${hlsDirectory(source.video)}/${masterName(source.video.setUuid)}`;
}
