import {
  type Channel,
  findVideoPage,
  type VideoFilter,
  type VideoListQuery,
  withPolicy,
} from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { filesAmong, picturesAmong } from '../queries.ts';
import { captionsAmong, chapteredAmong } from './podcast-queries.ts';
import type { Podcast } from './podcast.ts';

/** The episodes of a channel's podcast: those of its videos that everybody finds. */
export async function findEpisodes(
  { db, publicUrl: node }: { db: Db; publicUrl: URL },
  channel: Channel,
  { start, count, sort, ...asked }: Omit<VideoListQuery, 'skipCount'>,
): Promise<Podcast['episodes']> {
  const scoped: VideoFilter = { ...asked, channelIds: [channel.id] };
  const filter = await withPolicy(db, scoped, undefined);
  const page = { start, count, sort };
  const rows = await findVideoPage(db, node, { viewer: undefined, filter, page });
  const ids = rows.map(({ video }) => video.id);
  const [files, pictures, captions, chaptered] = await Promise.all([
    filesAmong(db, ids),
    picturesAmong(db, ids),
    captionsAmong(db, ids),
    chapteredAmong(db, ids),
  ]);
  return rows.map((row) => ({
    row,
    parts: {
      files: of(files, row.video.id),
      pictures: of(pictures, row.video.id),
      captions: of(captions, row.video.id),
      hasChapters: chaptered.has(row.video.id),
    },
  }));
}

const of = <T extends { videoId: number }>(parts: T[], id: number): T[] =>
  parts.filter(({ videoId }) => videoId === id);
