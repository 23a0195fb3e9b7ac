import {
  findTorrent,
  fragmentedName,
  isShared,
  mayManage,
  offersTorrents,
  renditionUrl,
  sourceUrl,
  toShortUuid,
  trackerUrlsOf,
  type Viewer,
} from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { metainfo } from './metainfo.ts';

export type TorrentFile = { bytes: Buffer; title: string; ending: string; isOpen: boolean };

/**
 * The `.torrent` file of a name. A rendition's is everybody's while its video is; a source's is for those who manage the
 * video, and its web seed asks for their credentials. Fails with `not_found` for all others, as if there were none.
 */
export async function findTorrentFile(
  { db, publicUrl: node }: { db: Db; publicUrl: URL },
  name: string,
  viewer: Viewer,
): Promise<TorrentFile> {
  const found = await findTorrent(db, name);
  if (!found) throw notFound('Torrent');
  const { video, height, blobKey, info, infoHash, createdAt } = found;
  const isSource = height === null;
  if (isSource ? !mayManage(viewer, found) : !offersTorrents(video)) throw notFound('Torrent');
  const webSeeds = isSource
    ? [sourceUrl(node, { uuid: video.uuid, sourceKey: blobKey })]
    : [
        renditionUrl(node, video, height),
        ...found.mirrors.map(
          ({ baseUrl }) => `${baseUrl}/${fragmentedName(video.setUuid, height)}`,
        ),
      ];
  const trackers = !isSource && isShared(video) ? trackerUrlsOf(node, infoHash) : [];
  const comment = `${node.origin}/w/${toShortUuid(video.uuid)}`;
  return {
    bytes: metainfo(info, { createdAt, comment, trackers, webSeeds }),
    title: video.name,
    ending: `-${endingOf(height)}.torrent`,
    isOpen: !isSource,
  };
}

const endingOf = (height: number | null) =>
  height === null ? 'source' : height === 0 ? 'audio' : `${height}p`;
