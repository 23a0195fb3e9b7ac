import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';

import { copyFiles, videoCopies } from '../../catalog/copy-tables.ts';
import { allowedSharing, VideoPrivacy, VideoState } from '../../catalog/index.ts';
import { remoteMedia } from '../../catalog/remote-tables.ts';
import { renditions, torrents, videos } from '../../catalog/tables.ts';
import type { Db } from '../../platform/db.ts';
import { blobs } from '../../platform/tables.ts';

/** A file that peers may be given: what its torrent says, where its bytes are, and who asks for it where. */
export type Seedable = {
  infoHash: string;
  info: Buffer;
  blob: { key: string; place: string; sizeBytes: number };
  recentViews: number;
  /** Of its own node; none: this one's. */
  trackerUrls: string[] | null;
};

const blob = { key: blobs.key, place: blobs.place, sizeBytes: blobs.sizeBytes };

/** As `offersTorrents` has it, for those that lists show: their index brings the most watched first. */
const isOffered = and(
  eq(videos.state, VideoState.published),
  inArray(videos.privacy, [VideoPrivacy.public, VideoPrivacy.internal]),
  eq(videos.privacy, VideoPrivacy.public),
  eq(videos.blocked, false),
  eq(videos.downloadEnabled, true),
  eq(allowedSharing, 'full'),
  sql`${videos.recentViews} > 0`,
);

const hottest = [
  sql`${videos.recentViews} desc nulls last`,
  sql`${videos.views} desc nulls last`,
  sql`${videos.id} desc nulls last`,
];

/** The files of this node's videos that are watched these days, the most watched first. */
export const findOwn = (db: Db, limit: number): Promise<Seedable[]> =>
  db
    .select({
      infoHash: torrents.infoHash,
      info: torrents.info,
      blob,
      recentViews: videos.recentViews,
      trackerUrls: sql<null>`null`,
    })
    .from(videos)
    .innerJoin(renditions, eq(renditions.videoId, videos.id))
    .innerJoin(torrents, eq(torrents.blobKey, renditions.blobKey))
    .innerJoin(blobs, eq(blobs.key, torrents.blobKey))
    .where(and(isOffered, isNull(videos.url)))
    .orderBy(...hottest, desc(renditions.height))
    .limit(limit);

/** Viewers of another node's video meet there, too, or nowhere. */
const meetElsewhere = sql`cardinality(${remoteMedia.trackerUrls}) > 0`;

/** The same of the copies this node keeps of videos of others. */
export async function findCopied(db: Db, limit: number): Promise<Seedable[]> {
  const rows = await db
    .select({
      infoHash: copyFiles.infoHash,
      info: copyFiles.info,
      blob,
      recentViews: videos.recentViews,
      trackerUrls: remoteMedia.trackerUrls,
    })
    .from(videoCopies)
    .innerJoin(videos, eq(videos.id, videoCopies.videoId))
    .innerJoin(remoteMedia, eq(remoteMedia.videoId, videos.id))
    .innerJoin(copyFiles, eq(copyFiles.copyId, videoCopies.id))
    .innerJoin(blobs, eq(blobs.key, copyFiles.blobKey))
    .where(and(isOffered, eq(videoCopies.state, 'kept'), meetElsewhere, isNotNull(copyFiles.info)))
    .orderBy(...hottest, desc(blobs.sizeBytes))
    .limit(limit);
  return rows.flatMap(({ info, infoHash, ...rest }) =>
    info && infoHash ? [{ ...rest, info, infoHash }] : [],
  );
}
