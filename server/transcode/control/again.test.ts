import { expect, test } from 'vitest';

import { clip } from '../../../test/support/clips.ts';
import { encodingsOf } from '../../../test/support/encodings.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { letRunnersWork, openRunner } from '../../../test/support/runner.ts';
import { detailsOf, filesOf, openStudio } from '../../../test/support/studio.ts';

type Own = { data: { uuid: string; state: { id: number }; holdReason: string | null }[] };

const FILM = '-f lavfi -i testsrc2=d=2:s=426x240:r=25 -an -c:v mpeg4';
const LONGER = '-f lavfi -i testsrc2=d=60:s=1280x720:r=25 -an -c:v mpeg4 -q:v 6';
const LONG = { timeout: 60_000 };

test('who owns a video reads which qualities it goes without and why, until they are made after all', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const ada = await join('ada');
  await letRunnersWork(root);
  const runner = await openRunner(node, root, 'one');
  const { upload, watchToTheEnd } = await openStudio(ada);
  const { act, again } = encodingsOf(root);
  const { uuid } = await upload(await clip('mkv', FILM));
  const own = async () =>
    ((await (await ada.request('/api/v1/users/me/videos')).json()) as Own).data[0]!;
  const first = await runner.take();
  expect((await runner.bring(first, await runner.encode(first))).status).toBe(204);
  await expect.poll(async () => (await own()).state.id, LONG).toBe(1); // it can be watched

  expect(await act(uuid, 'cancel')).toBe(204);
  const words = expect.stringContaining('cancelled');
  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ stage: 'held', reason: words });
  expect(await own()).toMatchObject({ uuid, state: { id: 1 }, holdReason: words });
  expect(await detailsOf(ada, uuid)).toMatchObject({ state: { id: 1 }, holdReason: words });
  expect(await (await fetch(`${node.url}/api/v1/videos/${uuid}`)).json()).not.toHaveProperty(
    'holdReason',
  );

  await letRunnersWork(root, false);
  expect(await again(uuid)).toBe(204);
  const end = (await watchToTheEnd(uuid)).at(-1);
  expect(end).toMatchObject({ state: { id: 1 }, stage: 'done', reason: null });
  expect(await own()).toMatchObject({ state: { id: 1 }, holdReason: null });
  const heights = filesOf(await detailsOf(ada, uuid)).map(({ resolution }) => resolution.id);
  expect(heights).toEqual([240, 144]);
}, 180_000);

test('a video that is made again while it is being made is made by one of two', async () => {
  const node = await startTestNode({ ROLES: 'web' });
  const { root } = await openPeople(node);
  await startTestNode({}, { beside: node });
  await startTestNode({}, { beside: node });
  const { upload, follow } = await openStudio(root);
  const { uuid } = await upload(await clip('mkv', LONGER));
  const first = async () => filesOf(await detailsOf(root, uuid))[0];
  await expect.poll(first, LONG).toBeDefined(); // it grows

  expect(await encodingsOf(root).again(uuid, { isForced: true })).toBe(204);
  for await (const { stage, renditions } of follow(uuid)) {
    expect(stage).not.toBe('held');
    if (renditions.some(({ state }) => state === 'ready')) break;
  }
  expect(await encodingsOf(root).act(uuid, 'cancel')).toBe(204); // the rest is nobody's concern here
}, 240_000);
