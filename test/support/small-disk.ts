import { execFileSync } from 'node:child_process';
import { rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

import type { TestContext } from 'vitest';

import { ADMIN_PASSWORD } from './node.ts';
import { startNodeProcess } from './processes/node-process.ts';
import { openUploads } from './uploads.ts';

export const DISK_MIB = 300; // 256 of them are kept free
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

/** A node in a process of its own whose media lie on a small disk; the test is skipped for who may not make one. */
export async function givenSmallDisk({ skip }: TestContext) {
  skip(!mayMount(), 'only who may mount can make a small disk');
  const node = await startNodeProcess({}, { wrap: ['unshare', '-m', 'sh', '-c', SMALL_DISK] });
  const dataDirectory = `/proc/${node.pid()}/root${node.dataDirectory}`; // as the node sees it
  const disk = join(dataDirectory, 'disk');
  return {
    node,
    uploads: openUploads({ ...node, dataDirectory }),
    root: await node.signIn('root', ADMIN_PASSWORD),
    /** Somebody else takes all of the disk but so much. */
    async fill(leaveBytes: number) {
      const { bavail, bsize } = await statfs(disk);
      const takenBytes = bavail * bsize - leaveBytes;
      execFileSync('fallocate', ['-l', String(takenBytes), `${disk}/taken`]);
    },
    free: () => rm(`${disk}/taken`),
  };
}
