import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';

import { copyFiles, videoCopies } from '../../catalog/copy-tables.ts';
import { allowedSharing } from '../../catalog/index.ts';
import { furtherRenditions, spokenTracks } from '../../catalog/part-tables.ts';
import { remoteMedia } from '../../catalog/remote-tables.ts';
import { renditions, torrents, videos } from '../../catalog/tables.ts';
import type { Db } from '../../platform/db.ts';

type Which = { uuids: readonly string[] } | { afterId: number; limit: number };

/** What swarms videos of this node may have: these videos, or a page of all of them by id. */
export async function findSwarmSources(db: Db, which: Which) {
  const { id, uuid, setUuid, privacy, state, blocked, downloadEnabled } = videos;
  const query = db
    .select({
      video: { id, uuid, setUuid, privacy, state, blocked, downloadEnabled, allowedSharing },
      renditions: sql<number>`count(*)::int`,
      further: db.$count(furtherRenditions, eq(furtherRenditions.videoId, videos.id)),
      spoken: db.$count(spokenTracks, eq(spokenTracks.videoId, videos.id)),
      torrents: sql<string[]>`array_remove(array_agg(${torrents.infoHash}), null)`,
    })
    .from(videos)
    .innerJoin(renditions, eq(renditions.videoId, videos.id))
    .leftJoin(torrents, eq(torrents.blobKey, renditions.blobKey))
    .groupBy(videos.id)
    .orderBy(asc(videos.id));
  return 'uuids' in which
    ? query.where(and(isNull(videos.url), inArray(videos.uuid, [...which.uuids])))
    : query.where(and(isNull(videos.url), gt(videos.id, which.afterId))).limit(which.limit);
}

export type SwarmSource = Awaited<ReturnType<typeof findSwarmSources>>[number];

const remoteFiles = sql`(${remoteMedia.streamingPlaylists} -> 0 -> 'files')`;

/** The same of videos of other nodes that this one keeps a copy of, whose viewers meet at their own node, too. */
export async function findCopiedSwarms(db: Db, which: Which) {
  const { id, uuid, privacy, state, blocked, downloadEnabled } = videos;
  const query = db
    .select({
      video: { id, uuid, privacy, state, blocked, downloadEnabled, allowedSharing },
      playlistUrl: videoCopies.playlistUrl,
      renditions: sql<number>`jsonb_array_length(${remoteFiles})`,
      hasSoundAlone: sql<boolean>`jsonb_path_exists(${remoteFiles}, '$[*].resolution.id ? (@ == 0)')`,
      torrents: sql<string[]>`array(select ${copyFiles.infoHash} from ${copyFiles}
        where ${copyFiles.copyId} = ${videoCopies.id} and ${copyFiles.infoHash} is not null)`,
    })
    .from(videoCopies)
    .innerJoin(videos, eq(videos.id, videoCopies.videoId))
    .innerJoin(remoteMedia, eq(remoteMedia.videoId, videos.id))
    .orderBy(asc(videos.id));
  const isKept = and(
    eq(videoCopies.state, 'kept'),
    sql`cardinality(${remoteMedia.trackerUrls}) > 0`,
  );
  return 'uuids' in which
    ? query.where(and(isKept, inArray(videos.uuid, [...which.uuids])))
    : query.where(and(isKept, gt(videos.id, which.afterId))).limit(which.limit);
}

export type CopiedSwarms = Awaited<ReturnType<typeof findCopiedSwarms>>[number];
