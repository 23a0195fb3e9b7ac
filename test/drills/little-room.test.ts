import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import { expect, onTestFinished, test } from 'vitest';

import { bigClip } from '../support/clips.ts';
import { ADMIN_PASSWORD } from '../support/node.ts';
import { startNodeProcess } from '../support/processes/node-process.ts';
import { forgetPeak, peakBytesOf } from '../support/processes/peak-memory.ts';
import { beginByTus } from '../support/tus.ts';
import { openUploads, sha256Of } from '../support/uploads.ts';

const MIB = 2 ** 20;
const DESCRIPTORS = 256;
const VISITORS = 400;
const HEAP_MIB = 128;
const UPLOADS = 8;
const UPLOAD_BYTES = 32 * MIB;

const settled = (socket: Socket) =>
  Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => {});

/** Visitors who connect and say nothing, as many as are let in. */
async function crowdAt(url: string) {
  const { hostname, port } = new URL(url);
  const sockets = Array.from({ length: VISITORS }, () => connect(Number(port), hostname));
  const leave = () => sockets.forEach((socket) => socket.destroy());
  onTestFinished(leave);
  await Promise.all(sockets.map((socket) => settled(socket.on('error', () => {}))));
  return {
    turnedAway: () => sockets.filter((socket) => socket.closed).length,
    leave,
  };
}

test('a node with too few descriptors for its visitors turns some away, and serves as ever once they have left', async () => {
  const few = ['sh', '-c', `ulimit -n ${DESCRIPTORS} && exec "$0" "$@"`];
  const node = await startNodeProcess({}, { wrap: few });
  const root = await node.signIn('root', ADMIN_PASSWORD);

  const crowd = await crowdAt(node.url);
  await expect.poll(crowd.turnedAway).toBeGreaterThan(0);
  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, () => root.request('/api/v1/users/me')),
  );
  const statuses = answers.flatMap((answer) =>
    answer.status === 'fulfilled' ? answer.value.status : [],
  );
  expect(new Set(statuses).difference(new Set([200, 503]))).toEqual(new Set());

  crowd.leave();
  const status = () =>
    root.request('/api/v1/users/me').then(
      (response) => response.status,
      () => 'refused',
    );
  await expect.poll(status).toBe(200);
  const file = await bigClip(2 * MIB);
  const upload = await beginByTus(root, node.url, file.length);
  expect((await upload.patch(0, file)).status).toBe(204); // files are opened, too
}, 120_000);

test('a node with little memory takes in many times as much at once', async () => {
  const node = await startNodeProcess({
    NODE_OPTIONS: `--max-old-space-size=${HEAP_MIB}`,
    ROLES: 'web',
  });
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const file = await bigClip(UPLOAD_BYTES);
  const send = async () => {
    const upload = await beginByTus(root, node.url, file.length);
    return upload.patch(0, file);
  };

  await forgetPeak(node.pid());
  const before = await peakBytesOf(node.pid());
  const answers = await Promise.all(Array.from({ length: UPLOADS }, send));
  const grown = (await peakBytesOf(node.pid())) - before;

  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 204));
  expect(grown).toBeLessThan((UPLOADS * UPLOAD_BYTES) / 2); // buffers are outside the heap that is limited
  const { bytes } = await openUploads(node).sourceOf(answers[0]!.headers.get('tributary-video')!);
  expect(sha256Of(bytes)).toBe(sha256Of(file));
}, 180_000);
