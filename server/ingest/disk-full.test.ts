import { expect, test } from 'vitest';

import { bigClip } from '../../test/support/clips.ts';
import { DISK_MIB, givenSmallDisk } from '../../test/support/small-disk.ts';
import { beginByTus, createByTus } from '../../test/support/tus.ts';
import { sha256Of } from '../../test/support/uploads.ts';

const MIB = 2 ** 20;
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
