import { execFileSync } from 'node:child_process';
import { rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test, type TestContext } from 'vitest';

import { bigClip } from '../../test/support/clips.ts';
import { ADMIN_PASSWORD } from '../../test/support/node.ts';
import { startNodeProcess } from '../../test/support/processes/node-process.ts';
import { beginByTus, createByTus } from '../../test/support/tus.ts';
import { openUploads, sha256Of } from '../../test/support/uploads.ts';

const MIB = 2 ** 20;
const DISK_MIB = 300; // 256 of them are kept free
/** Media and uploads on a small disk of their own, which only the node sees. */
const SMALL_DISK = `
  mkdir -p "$DATA_DIR/disk" && mount -t tmpfs -o size=${DISK_MIB}m tmpfs "$DATA_DIR/disk" || exit 1
  for folder in blobs uploads scratch; do
    mkdir "$DATA_DIR/disk/$folder" && ln -sfn "disk/$folder" "$DATA_DIR/$folder" || exit 1
  done
  exec "$0" "$@"`;

function mayMount() {
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function givenSmallDisk({ skip }: TestContext) {
  skip(!mayMount(), 'only who may mount can make a small disk');
  const node = await startNodeProcess({}, { wrap: ['unshare', '-m', 'sh', '-c', SMALL_DISK] });
  const dataDirectory = `/proc/${node.pid()}/root${node.dataDirectory}`; // as the node sees it
  const disk = join(dataDirectory, 'disk');
  return {
    node,
    uploads: openUploads({ ...node, dataDirectory }),
    root: await node.signIn('root', ADMIN_PASSWORD),
    /** Somebody else takes all but so much of the disk. */
    async fill(leaveBytes: number) {
      const { bavail, bsize } = await statfs(disk);
      const takenBytes = bavail * bsize - leaveBytes;
      execFileSync('fallocate', ['-l', String(takenBytes), `${disk}/taken`]);
    },
    free: () => rm(`${disk}/taken`),
  };
}

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
