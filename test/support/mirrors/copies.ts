import { randomUUID } from 'node:crypto';

import { eq } from 'drizzle-orm';

import { videoCopies } from '../../../server/catalog/copy-tables.ts';
import { mirroringAllowed, takeRemoteMirror } from '../../../server/catalog/index.ts';
import { remoteMedia, videoMirrors } from '../../../server/catalog/remote-tables.ts';
import { videos } from '../../../server/catalog/tables.ts';
import type { Db } from '../../../server/platform/db.ts';
import { emit } from '../../../server/platform/events.ts';
import type { TestNode } from '../node.ts';
import { openCatalog } from '../videos.ts';

const HOUR = 3_600_000;

/** A copy that is to be made now. */
export const givenDueCopy = (db: Db) =>
  db.insert(videoCopies).values({
    videoUuid: randomUUID(),
    playlistUrl: 'https://peer.example/master.m3u8',
    filesDigest: 'files',
    strategy: 'manual',
    sizeBytes: 1,
  });

/** What a test may see and change of a node's copies from behind. */
export function openCopies(node: Pick<TestNode, 'connection'>) {
  const { db } = openCatalog(node);
  const all = () => db.select().from(videoCopies);
  return {
    db,
    all,
    forgetAll: () => db.delete(videoCopies),
    /** The videos whose copies are kept, by UUID. */
    kept: async () =>
      (await all())
        .filter(({ state }) => state === 'kept')
        .map(({ videoUuid }) => videoUuid)
        .toSorted(),
    /** Makes all copies look as if they had been here for so long, and had to go now. */
    age: (hours: number) =>
      db
        .update(videoCopies)
        .set({ keptAt: new Date(Date.now() - hours * HOUR), expiresAt: new Date() }),
    /** Has the node decide anew what it mirrors. */
    plan: () => db.transaction((tx) => emit(tx, mirroringAllowed, {})),
    /** Another node's video has been watched so often, in all and these days, and is not new any more; fails while its files are not all told of. */
    async settle(uuid: string, views: number, recentViews = 0) {
      const [known] = await db
        .select({ id: videos.id, playlists: remoteMedia.streamingPlaylists })
        .from(videos)
        .innerJoin(remoteMedia, eq(remoteMedia.videoId, videos.id))
        .where(eq(videos.uuid, uuid));
      if (!known?.playlists[0]?.files[0]?.torrentUrl)
        throw new Error('its files are not known yet');
      await db.update(videos).set({ views, recentViews }).where(eq(videos.id, known.id));
      const changedAt = new Date(Date.now() - HOUR);
      await db.update(remoteMedia).set({ changedAt }).where(eq(remoteMedia.videoId, known.id));
    },
    /** Nodes `a.example`, `b.example` … tell that they keep a copy in these directories, named like that. */
    tellMirrors: (videoId: number, baseUrls: string[]) =>
      db.transaction(async (tx) => {
        for (const baseUrl of baseUrls) {
          const url = `https://${baseUrl.at(-1)}.example/copy`;
          await takeRemoteMirror(tx, { url, videoId, baseUrl, expiresAt: null });
        }
      }),
    mirrorAt: async (host: string) =>
      (await db.select().from(videoMirrors).where(eq(videoMirrors.host, host)))[0],
  };
}
