import { expect, test } from 'vitest';
import type * as z from 'zod';

import type { SignedIn } from '../../../test/support/client.ts';
import { noisyClip, slidesClip } from '../../../test/support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { asJson } from '../../../test/support/people.ts';
import { detailsOf, openStudio } from '../../../test/support/studio.ts';
import type { LadderJson } from './ladder-json.ts';

/** The renditions of a file, and why they are what they are. */
async function make(user: SignedIn, file: string) {
  const { upload, watchToTheEnd } = await openStudio(user);
  const { uuid } = await upload(file);
  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ stage: 'done' });
  const { files } = (await detailsOf(user, uuid)).streamingPlaylists[0]!;
  const answer = await user.request(`/api/v1/videos/${uuid}/ladder`);
  return { uuid, files, ladder: (await answer.json()) as z.output<typeof LadderJson> };
}

test('slides get few bits and no needless rendition, noise gets many, and the figures are told', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);

  const still = await make(root, await slidesClip());
  const noisy = await make(root, await noisyClip());

  expect(still.files.map(({ resolution }) => resolution.id)).toEqual([360, 240]);
  expect(still.ladder).toMatchObject({
    complexity: { outcome: 'measured', resolution: 360, samples: [{}, {}] },
    rateFactor: 0.35,
    renditions: [
      { resolution: 360, bitsPerSecond: 302_400, isCopied: false },
      { resolution: 240, isFirst: true, isCopied: false },
      { resolution: 144, bitsPerSecond: null },
    ],
  });
  expect(noisy.files.map(({ resolution }) => resolution.id)).toEqual([360, 240, 144]);
  expect(noisy.ladder).toMatchObject({
    rateFactor: 1.3,
    renditions: [{ bitsPerSecond: 1_123_200 }, {}, { resolution: 144 }],
  });
  expect(noisy.files[0]!.size).toBeGreaterThan(4 * still.files[0]!.size);
  expect((await node.request(`/api/v1/videos/${still.uuid}/ladder`)).status).toBe(401);
}, 600_000);

test('where it is switched off, all videos are made alike', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const setting = asJson({ transcoding: { perTitle: { enabled: false } } });
  await root.request('/api/v1/config/custom', { method: 'PUT', ...setting });

  const { files, ladder } = await make(root, await slidesClip());

  expect(files.map(({ resolution }) => resolution.id)).toEqual([360, 240, 144]);
  expect(ladder).toMatchObject({ complexity: { outcome: 'switched-off' }, rateFactor: 1 });
}, 600_000);
