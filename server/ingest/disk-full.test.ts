import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { bigClip } from '../../test/support/clips.ts';
import { DISK_MIB, givenSmallDisk } from '../../test/support/small-disk.ts';
import { beginByTus, createByTus } from '../../test/support/tus.ts';
import { channelIdOf, sha256Of } from '../../test/support/uploads.ts';

const MIB = 2 ** 20;
const RESERVE_MIB = 256;

test('a file that does not fit is refused before a byte of it is sent', async (context) => {
  const { root } = await givenSmallDisk(context);

  const response = await createByTus(root, DISK_MIB * MIB);

  expect(response.status).toBe(507);
  expect(await response.json()).toMatchObject({ code: 'insufficient_storage' });
});

test('a disk that runs full keeps what has arrived; the upload goes on when there is room', async (context) => {
  const { node, root, uploads, fill, free } = await givenSmallDisk(context);
  const file = await bigClip(16 * MIB);
  const upload = await beginByTus(root, node.url, file.length);

  const writing = upload.stall(file.subarray(0, 2 * MIB));
  await expect.poll(upload.offset).toBe(2 * MIB);
  await fill(5 * MIB);
  const answer = new Promise<number | undefined>((resolve) =>
    writing.on('response', ({ statusCode }) => resolve(statusCode)),
  );
  writing.end(file.subarray(2 * MIB));
  expect(await answer).toBe(507);

  const kept = await upload.offset();
  expect(kept).toBeGreaterThan(2 * MIB);
  expect((await upload.patch(kept, file.subarray(kept))).status).toBe(507);
  expect((await root.request('/api/v1/videos')).status).toBe(200);

  await free();
  const rest = await upload.patch(kept, file.subarray(kept));
  expect(rest.status).toBe(204);
  const { bytes } = await uploads.sourceOf(rest.headers.get('tributary-video')!);
  expect(sha256Of(bytes)).toBe(sha256Of(file));
});

test('a chunk that lies apart until its digest is checked leaves the reserve of the disk alone', async (context) => {
  const { root, uploads, fill, free } = await givenSmallDisk(context);
  const file = await bigClip(12 * MIB);
  const begun = await root.request('/api/v1/videos/upload-resumable', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-upload-content-length': `${file.length}` },
    body: JSON.stringify({
      channelId: await channelIdOf(root),
      name: 'A river',
      filename: 'river.mp4',
    }),
  });
  const send = () =>
    root.request(begun.headers.get('location')!, {
      method: 'PUT',
      headers: {
        'content-range': `bytes 0-${file.length - 1}/${file.length}`,
        digest: `sha-256=${createHash('sha256').update(file).digest('base64')}`,
      },
      body: file,
    });

  await fill((RESERVE_MIB + 18) * MIB); // for the chunk, but not for two of it
  const refused = await send();
  expect([refused.status, await uploads.partFiles()]).toEqual([507, []]);

  await free();
  const taken = await send();
  expect(taken.status).toBe(200);
  const { video } = (await taken.json()) as { video: { uuid: string } };
  expect(sha256Of((await uploads.sourceOf(video.uuid)).bytes)).toBe(sha256Of(file));
});
