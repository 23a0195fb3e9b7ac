import { createHash } from 'node:crypto';

import { bencode, dictionary } from './bencode.ts';

/** A file as its info dictionary describes it. A private one is not to be told to peers nobody has named (BEP 27). */
export type Described = {
  name: string;
  sizeBytes: number;
  pieceLength: number;
  pieces: Buffer; // SHA-1 of each, 20 bytes a piece
  isPrivate: boolean;
};

/** The info dictionary of a single file (BEP 3), and the hash that names the torrent. */
export function describeFile({ name, sizeBytes, pieceLength, pieces, isPrivate }: Described) {
  const info = bencode({
    length: sizeBytes,
    name,
    'piece length': pieceLength,
    pieces,
    ...(isPrivate && { private: 1 }),
  });
  return { info, infoHash: createHash('sha1').update(info).digest('hex') };
}

type Found = { createdAt: Date; comment: string; trackers: string[]; webSeeds: string[] };

/**
 * A `.torrent` file: what it describes, where its peers meet (each tracker a tier, BEP 12), and where to get it without
 * any peer (web seeds, BEP 19).
 */
export const metainfo = (info: Buffer, { createdAt, comment, trackers, webSeeds }: Found): Buffer =>
  dictionary([
    ...announce(trackers),
    ['comment', bencode(comment)],
    ['created by', bencode('Tributary')],
    ['creation date', bencode(Math.floor(createdAt.getTime() / 1000))],
    ['info', info],
    ['url-list', bencode(webSeeds)],
  ]);

const announce = ([first, ...others]: string[]): [string, Buffer][] =>
  first === undefined
    ? []
    : [
        ['announce', bencode(first)],
        ['announce-list', bencode([first, ...others].map((url) => [url]))],
      ];
