import { expect, test } from 'vitest';

import { clip } from '../../test/support/clips.ts';
import { encodingsOf } from '../../test/support/encodings.ts';
import { givenSmallDisk } from '../../test/support/small-disk.ts';
import { detailsOf, filesOf, openStudio } from '../../test/support/studio.ts';

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
