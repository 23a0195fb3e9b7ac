import { expect, test } from 'vitest';

import { clip } from '../../../test/support/clips.ts';
import { encoderBelow, encodersBelow } from '../../../test/support/encoders.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { openStudio } from '../../../test/support/studio.ts';
import { openUploads } from '../../../test/support/uploads.ts';

const SOURCE =
  '-f lavfi -i testsrc2=d=10:s=640x360:r=30 -c:v libvpx-vp9 -deadline realtime -cpu-used 8';

async function givenVideo() {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const studio = await openStudio(root);
  const { uuid } = await studio.upload(await clip('webm', SOURCE));
  return { node, root, studio, uuid, path: `/api/v1/videos/${uuid}/progress` };
}

test('progress grows from the plan to the end', async () => {
  const { studio, uuid } = await givenVideo();

  const told = await studio.watchToTheEnd(uuid);

  const encoding = told.filter(({ stage }) => stage === 'encoding').map(({ percent }) => percent);
  expect(encoding.length).toBeGreaterThan(2);
  expect(encoding.some((percent) => percent > 5 && percent < 95)).toBe(true);
  expect(told.at(-1)).toEqual({
    state: { id: 1, label: 'Published' },
    stage: 'done',
    percent: 100,
    speed: null,
    secondsLeft: null,
    renditions: [360, 240, 144].map((resolution) => ({ resolution, state: 'ready' })),
    reason: null,
    lacksRoom: false,
  });
});

test('who comes when all is done is told so at once', async () => {
  const { studio, uuid } = await givenVideo();
  await studio.watchToTheEnd(uuid);

  expect(await studio.watchToTheEnd(uuid)).toHaveLength(1);
});

test('the stream of a deleted video ends, and so does the work on it', async () => {
  const { studio, root, uuid } = await givenVideo();
  const following = studio.watchToTheEnd(uuid);
  await encoderBelow(process.pid);

  const { status } = await root.request(`/api/v1/videos/${uuid}`, { method: 'DELETE' });

  expect(status).toBe(204);
  expect((await following).at(-1)?.stage).not.toBe('done');
  await expect.poll(() => encodersBelow(process.pid), { timeout: 20_000 }).toEqual([]);
});

test('only owner and moderators may follow', async () => {
  const { node, path } = await givenVideo();
  const { givenUser } = openUploads(node);
  const stranger = await givenUser();
  const moderator = await givenUser({ role: 'moderator' });

  expect((await node.request(path)).status).toBe(401);
  expect((await stranger.request(path)).status).toBe(404);
  const response = await moderator.request(path);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  await response.body?.cancel();
});
