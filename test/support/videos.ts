import { randomUUID } from 'node:crypto';

import { eq } from 'drizzle-orm';
import { onTestFinished } from 'vitest';

import {
  addFurther,
  addRenditions,
  addSpoken,
  announceManyChanges,
  channelsOfAccount,
  createVideo,
  findSource,
  fragmentedName,
  type NewRendition,
  type NewVideo,
  type SetRef,
  type SourceFacts,
} from '../../server/catalog/index.ts';
import { renditions, thumbnails, videos } from '../../server/catalog/tables.ts';
import { recordBlob } from '../../server/platform/blobs.ts';
import { type Connection, type Db, openDatabase } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';
import type { SignedIn } from './client.ts';

const FACTS: SourceFacts = {
  formatName: 'mov,mp4,m4a,3gp,3g2,mj2',
  durationSeconds: 10,
  bitsPerSecond: 500_000,
};

/** A rendition's row, for tests that need no bytes behind it. */
export const renditionOf = (setUuid: string, height: number): NewRendition => ({
  height,
  width: Math.round((height * 16) / 9 / 2) * 2,
  pixelHeight: height,
  framesPerSecond: 25,
  blobKey: `renditions/${randomUUID()}/${fragmentedName(setUuid, height)}`,
  sizeBytes: 1_000,
  peakBitsPerSecond: 800_000,
  codecs: 'avc1.64001f,mp4a.40.2',
  hasAudio: true,
  playlist: '#EXTM3U\n',
  segmentHashes: {},
});

const setOf = async (tx: Db, videoId: number): Promise<SetRef> => ({
  videoId,
  setUuid: (await findSource(tx, videoId))!.setUuid,
});

/** Speaks to a test node's database: for what no request can bring about quickly. */
export function openCatalog(node: { connection: Connection }) {
  const { db, close } = openDatabase(node.connection, silentLog);
  onTestFinished(close);

  return {
    db,
    /** Gives a video a thumbnail, with no bytes behind it. */
    givePicture: (videoId: number) =>
      db.insert(thumbnails).values({ videoId, width: 850, height: 480, blobKey: 'none' }),

    /** Makes a rendition of a video in AV1 too, with no bytes behind it. */
    giveFurther: (videoId: number, height: number) =>
      db.transaction(async (tx) => {
        const set = await setOf(tx, videoId);
        await addFurther(tx, set, [{ ...renditionOf(set.setUuid, height), codec: 'av1' }]);
      }),
    /** Has a video spoken in another language, with no bytes behind it. */
    giveSpoken: (videoId: number, language: string) =>
      db.transaction(async (tx) => {
        const track = { blobKey: 'none', sizeBytes: 1, codecs: 'mp4a.40.2', playlist: '' };
        await addSpoken(tx, await setOf(tx, videoId), [{ language, segmentHashes: {}, ...track }]);
      }),
    /** Gives all renditions of the node this playlist, as if they had such segments. */
    changePlaylists: (playlist: string) => db.update(renditions).set({ playlist }),
    /** Sets columns no request can set: what time and viewers bring. */
    async changeVideo(id: number, values: Partial<typeof videos.$inferInsert>) {
      await db.update(videos).set(values).where(eq(videos.id, id));
      await announceManyChanges(db);
    },
    /** A video in the default channel of `owner`; watchable if `published`, and with a rendition at 360p then. */
    async givenVideo(owner: SignedIn, values: Partial<NewVideo> & { published?: boolean } = {}) {
      const { published = true, ...given } = values;
      const me = (await (await owner.request('/api/v1/users/me')).json()) as {
        account: { id: number };
      };
      const [channel] = await channelsOfAccount(db, me.account.id);
      return db.transaction(async (tx) => {
        const key = `sources/${randomUUID()}/source.mp4`;
        await recordBlob(tx, { key, place: 'local', sizeBytes: 1_000, mediaType: 'video/mp4' });
        const video = await createVideo(tx, {
          uuid: randomUUID(),
          channelId: channel!.id,
          name: 'A stream at dawn',
          privacy: 1,
          source: { key, sizeBytes: 1_000, filename: 'dawn.mp4', facts: FACTS },
          ...given,
        });
        if (published)
          await addRenditions(tx, await setOf(tx, video.id), [renditionOf(video.uuid, 360)]);
        return video;
      });
    },
  };
}
