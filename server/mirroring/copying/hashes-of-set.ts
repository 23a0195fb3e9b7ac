import { copyTorrentName, type RemoteFile, type RemotePlaylist } from '../../catalog/index.ts';
import {
  type Described,
  describedBy,
  type HashList,
  infoHashOf,
  segmentLists,
} from './hash-lists.ts';
import { readFirst, readText } from './read-set.ts';

/** What the bytes of a file must hash to; none: nothing is told of them. */
export type Hashes = { lists: HashList[]; torrent?: Described };

type Options = Parameters<typeof readText>[1];

/**
 * What the bytes of each media file must hash to, by name, as the video's own node says: the segments it lists, and the
 * pieces of its torrents. What it tells of must be there: fails with `remote_failed` otherwise. A file nothing is told of
 * has no list.
 */
export async function hashesOfSet(
  { segmentsSha256Url, files }: RemotePlaylist,
  sizes: Map<string, number>,
  options: Options,
): Promise<Map<string, Hashes>> {
  const hashes = new Map<string, Hashes>([...sizes.keys()].map((name) => [name, { lists: [] }]));
  if (segmentsSha256Url !== null) {
    const text = await readText(new URL(segmentsSha256Url), options);
    for (const [name, list] of segmentLists(text)) hashes.get(name)?.lists.push(list);
  }
  for (const file of files) {
    const name = nameOf(file);
    const sizeBytes = sizes.get(name);
    if (file.torrentUrl === null || sizeBytes === undefined) continue;
    const infoHash = infoHashOf(file.magnetUri);
    const others = infoHash === null ? [] : options.elsewhere;
    const places = [file.torrentUrl, ...others.map((base) => `${base}/${copyTorrentName(name)}`)];
    const described = await readFirst(
      places.map((place) => new URL(place)),
      options,
      (torrent) => describedBy(torrent, { sizeBytes, infoHash }),
    );
    const known = hashes.get(name)!;
    hashes.set(name, { lists: [...known.lists, described.list], torrent: described });
  }
  return hashes;
}

/** The name of a file at its node. */
export const nameOf = ({ fileUrl }: Pick<RemoteFile, 'fileUrl'>): string =>
  new URL(fileUrl).pathname.split('/').at(-1)!;
