import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { blobs } from '../../platform/tables.ts';
import { copyFiles, mirroredHosts, videoCopies } from '../copy-tables.ts';
import { policyColumn } from '../domain-queries.ts';
import { channels, videos } from '../tables.ts';

/** A file of a copy: its name, and where its bytes are. */
export type CopyFile = {
  name: string;
  key: string;
  place: string;
  mediaType: string;
  sizeBytes: number;
};

/** The files this node keeps of a video of another one, with what decides who may have them; one round trip, found or not. */
export async function findCopy(db: Db, videoUuid: string) {
  const [row] = await db
    .select({
      privacy: videos.privacy,
      state: videos.state,
      blocked: videos.blocked,
      durationSeconds: videos.durationSeconds,
      policy: policyColumn(accounts.host),
      files: sql<CopyFile[]>`(
        select coalesce(json_agg(json_build_object('name', ${copyFiles.name}, 'key', ${blobs.key},
          'place', ${blobs.place}, 'mediaType', ${blobs.mediaType}, 'sizeBytes', ${blobs.sizeBytes})), '[]')
        from ${copyFiles} join ${blobs} on ${blobs.key} = ${copyFiles.blobKey}
        where ${copyFiles.copyId} = ${videoCopies.id})`,
    })
    .from(videoCopies)
    .innerJoin(videos, eq(videos.id, videoCopies.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(and(eq(videos.uuid, videoUuid), eq(videoCopies.state, 'kept')));
  return row;
}

export type Copy = NonNullable<Awaited<ReturnType<typeof findCopy>>>;

/** A copy that is kept whole, by the video it is of, which may be gone: until when. */
export async function findKeptCopy(db: Db, videoUuid: string) {
  const [row] = await db
    .select({ videoId: videoCopies.videoId, expiresAt: videoCopies.expiresAt })
    .from(videoCopies)
    .where(and(eq(videoCopies.videoUuid, videoUuid), eq(videoCopies.state, 'kept')));
  return row;
}

/** The captions and seek bar pictures of a video that are kept here: the name of each, by where it was copied from. */
export async function keptBeside(db: Db, videoId: number): Promise<Map<string, string>> {
  const rows = await db
    .select({ name: copyFiles.name, sourceUrl: copyFiles.sourceUrl })
    .from(copyFiles)
    .innerJoin(videoCopies, eq(videoCopies.id, copyFiles.copyId))
    .where(
      and(
        eq(videoCopies.videoId, videoId),
        eq(videoCopies.state, 'kept'),
        isNotNull(copyFiles.sourceUrl),
      ),
    );
  return new Map(rows.map(({ name, sourceUrl }) => [sourceUrl!, name]));
}

/** The files of a video that are kept here, if any are: a column for queries over `videos`. */
export const copyColumn = sql<{ playlistUrl: string } | null>`(
  select json_build_object('playlistUrl', ${videoCopies.playlistUrl})
  from ${videoCopies} where ${videoCopies.videoId} = ${videos.id} and ${videoCopies.state} = 'kept')`;

/** Of these hosts, those whose videos may be mirrored without anybody asking for each. */
export async function mirroredAmong(db: Db, hosts: string[]): Promise<Set<string>> {
  if (hosts.length === 0) return new Set();
  const rows = await db
    .select({ host: mirroredHosts.host })
    .from(mirroredHosts)
    .where(inArray(mirroredHosts.host, hosts));
  return new Set(rows.map(({ host }) => host));
}

export const insertMirroredHost = (tx: Db, host: string) =>
  tx.insert(mirroredHosts).values({ host }).onConflictDoNothing();

export const dropMirroredHost = (tx: Db, host: string) =>
  tx.delete(mirroredHosts).where(eq(mirroredHosts.host, host));
