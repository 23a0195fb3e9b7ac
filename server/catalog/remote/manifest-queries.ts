import { eq } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { remoteManifests } from '../remote-tables.ts';
import type { RemoteManifest } from './signed-files.ts';

/** What the node of a video signed for. */
export const findManifest = async (db: Db, videoId: number): Promise<RemoteManifest | undefined> =>
  (await db.select().from(remoteManifests).where(eq(remoteManifests.videoId, videoId)))[0];

export const lockManifest = async (tx: Db, videoId: number) =>
  (
    await tx
      .select({ issuedAt: remoteManifests.issuedAt })
      .from(remoteManifests)
      .where(eq(remoteManifests.videoId, videoId))
      .for('update')
  )[0];

export const putManifest = (tx: Db, { videoId, ...said }: RemoteManifest) =>
  tx
    .insert(remoteManifests)
    .values({ videoId, ...said })
    .onConflictDoUpdate({ target: remoteManifests.videoId, set: said });
