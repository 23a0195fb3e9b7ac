import { expect, test } from 'vitest';

import { clip } from '../../test/support/clips.ts';
import { encodingsOf } from '../../test/support/encodings.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';
import { givenSmallDisk } from '../../test/support/small-disk.ts';
import { detailsOf, filesOf, openStudio } from '../../test/support/studio.ts';
import { openTestDatabase } from '../../test/support/test-database.ts';
import { Failure } from '../platform/errors.ts';
import { Later } from '../platform/jobs.ts';
import { awaitingRoom, NO_ROOM } from './await-room.ts';
import { readProgress } from './progress/json.ts';
import { reportProgress } from './progress/report.ts';
import { WHOLE } from './progress/share.ts';
import { findTranscode, noteRoom, unstopTranscode } from './queries.ts';

const MIB = 2 ** 20;
const KEPT_FREE = 256 * MIB;
const FILM =
  '-f lavfi -i color=s=1280x720:r=25:d=38 -an -c:v libvpx-vp9 -deadline realtime -cpu-used 8'; // small, but nobody knows that of its renditions

test('a video for which there is no room waits and says so, and is made once there is', async (context) => {
  const { root, fill, free } = await givenSmallDisk(context);
  const { upload, follow } = await openStudio(root);
  const { listed } = encodingsOf(root);
  await fill(KEPT_FREE + MIB);

  const { uuid } = await upload(await clip('webm', FILM));
  const told: { stage: string; reason: string | null }[] = [];
  for await (const step of follow(uuid)) {
    told.push(step);
    if (step.reason !== null) break;
  }
  expect(told.at(-1)).toMatchObject({
    stage: 'encoding',
    reason: expect.stringContaining('full'),
    lacksRoom: true,
  });
  expect(await listed()).toMatchObject([{ state: 'encoding', reason: told.at(-1)!.reason }]);

  await free();
  for await (const step of follow(uuid)) told.push(step);
  expect(told.at(-1)).toMatchObject({ stage: 'done', reason: null });
  expect(told.map(({ stage }) => stage)).not.toContain('held');
  expect(filesOf(await detailsOf(root, uuid)).map(({ resolution }) => resolution.id)).toEqual([
    720, 480, 360, 240, 144,
  ]);
}, 240_000);

/** A video, and work on it that gets on and finds the disk full then. */
async function givenWorkWithoutRoom() {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { upload, watchToTheEnd } = await openStudio(root);
  const { id: videoId, uuid } = await upload(await clip('mkv', SMALL));
  await watchToTheEnd(uuid);
  const db = openTestDatabase(node);
  const { setUuid } = (await findTranscode(db, videoId))!;
  const { signal } = new AbortController();
  const followed = { videoId, setUuid, durationSeconds: 10, share: WHOLE, signal };
  const reasons: (string | null)[] = [];
  const reason = async () => (await readProgress(db, videoId))!.reason;
  const encode = () => {
    const progress = reportProgress(db, followed);
    progress.onProgress({ percent: 5, speed: 1, secondsLeft: 9 });
    return progress[Symbol.asyncDispose]();
  };
  const work = async () => {
    await encode();
    reasons.push(await reason());
    throw new Failure('insufficient_storage', 'The disk of this node is full.');
  };
  return {
    db,
    videoId,
    reason,
    reasons,
    again: () => awaitingRoom(db, videoId, work).catch((error: unknown) => error),
    aDayPasses: () =>
      db.execute(`update transcodes set lacks_room_since = lacks_room_since - interval '25 hours'`),
  };
}

const SMALL = '-f lavfi -i testsrc2=d=2:s=256x144:r=25 -an -c:v mpeg4';

test('work that gets on for a while, and never to its end, waits no longer than a day for room', async () => {
  const { db, videoId, reason, reasons, again, aDayPasses } = await givenWorkWithoutRoom();
  const givenUp = { code: 'insufficient_storage', message: expect.stringContaining('for a day') };

  expect(await again()).toBeInstanceOf(Later);
  expect(await reason()).toBe(NO_ROOM);
  await aDayPasses();
  expect(await again()).toMatchObject(givenUp);
  expect(reasons).toEqual([null, null]); // while it is made nothing lacks

  await noteRoom(db, { videoId });
  expect(await again()).toBeInstanceOf(Later);
  await aDayPasses();
  await unstopTranscode(db, videoId); // after a pause
  expect(await again()).toBeInstanceOf(Later);
}, 120_000);
