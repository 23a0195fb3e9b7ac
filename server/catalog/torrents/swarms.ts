import { createHash } from 'node:crypto';

const PROTOCOL = 'v2'; // of p2p-media-loader 2.2, which PeerTube's players speak

/**
 * The info hashes, in hex, of the swarms in which players share the segments of an HLS playlist: one for each of its
 * renditions, and for each sound that it names beside them (contract § P2P). They follow from its address, which is the same
 * on every node.
 */
export const swarmsOf = (playlistUrl: string, renditions: number, sounds = 0): string[] => [
  ...swarmsOfKind(`${PROTOCOL}-${playlistUrl}-main`, renditions),
  ...swarmsOfKind(`${PROTOCOL}-${playlistUrl}-secondary`, sounds),
];

const swarmsOfKind = (kind: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => infohashOf(`${kind}-${n}`));

/** The 20 characters of Base64 that 15 bytes of the MD5 make, taken for the bytes of a SHA-1. */
function infohashOf(swarm: string): string {
  const bytes = createHash('md5').update(swarm).digest().subarray(1);
  return Buffer.from(bytes.toString('base64')).toString('hex');
}
