import type { Db } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import { videoTagsAmong } from '../automatic-tags/queries.ts';
import { scheduledAmong, scheduleJson } from '../publishing/schedule-queries.ts';
import { sourceJson } from '../source-file/source-json.ts';
import type { SummaryRow } from '../summary-columns-queries.ts';
import { ownVideoSummary, videoMedia } from '../video-json.ts';
import { wholeAmong } from '../video-queries.ts';
import { Include, includes, type VideoFilter } from './filter.ts';
import { mutedAmong } from './muted-queries.ts';

type Asking = { viewer: Viewer; filter: VideoFilter };

/** Videos as those who manage them see each, with the files, the source and the automatic tags that `include` asks for. */
export async function managedSummaries(db: Db, node: Origin, asking: Asking, rows: SummaryRow[]) {
  if (rows.length === 0) return [];
  const ids = rows.map(({ video }) => video.id);
  const isTagged = includes(asking.filter, Include.automaticTags);
  const [muted, scheduled, tagged, further] = await Promise.all([
    mutedAmong(db, ids, asking.viewer),
    scheduledAmong(db, ids),
    isTagged ? videoTagsAmong(db, ids) : [],
    findFurther(db, node, asking.filter, ids),
  ]);
  const mutes = new Map(muted.map(({ id, ...mute }) => [id, mute]));
  const updates = new Map(scheduled.map(({ videoId, ...update }) => [videoId, update]));
  const tags = new Map(tagged.map((video) => [video.videoId, video.tags]));
  return rows.map((row) => ({
    ...ownVideoSummary(node, row),
    ...mutes.get(row.video.id),
    ...scheduleJson(updates.get(row.video.id)),
    ...(isTagged && { automaticTags: tags.get(row.video.id) ?? [] }),
    ...further.get(row.video.id),
  }));
}

/** What is seldom asked for, and costs more, of each video. */
async function findFurther(db: Db, node: Origin, filter: VideoFilter, ids: number[]) {
  const [hasFiles, hasSource] = [Include.files, Include.source].map((bit) => includes(filter, bit));
  const rows = hasFiles || hasSource ? await wholeAmong(db, ids) : [];
  const furtherOf = (row: (typeof rows)[number]) => {
    const sourceTorrent = row.sourceTorrent ?? undefined;
    const { files, streamingPlaylists } = videoMedia(node, row, { seesAll: true, sourceTorrent });
    return {
      ...(hasFiles && { files, streamingPlaylists }),
      ...(hasSource && { videoSource: sourceJson(node, row.video) ?? null }),
    };
  };
  return new Map(rows.map((row) => [row.video.id, furtherOf(row)]));
}
