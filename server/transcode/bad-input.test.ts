import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { clip, film, PICTURE, SOUND } from '../../test/support/clips.ts';
import { commandOf, encoderBelow } from '../../test/support/encoders.ts';
import { ADMIN_PASSWORD, startTestNode, type TestNode } from '../../test/support/node.ts';
import { startNodeProcess } from '../../test/support/processes/node-process.ts';
import { detailsOf, openStudio } from '../../test/support/studio.ts';
import { openUploads } from '../../test/support/uploads.ts';

const LONGER = film({ seconds: 10, size: '640x360', rate: 30 });
const H264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -movflags +faststart';
const HEVC = `${PICTURE} -c:v libx265 -preset ultrafast -pix_fmt yuv420p -x265-params log-level=none`;
const VP9 = '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus';

const MATROSKA_DURATION = Buffer.from([0x44, 0x89, 0x88]); // an element of a float of eight bytes, in ms

async function givenStudio(node: Pick<TestNode, 'signIn'>) {
  const root = await node.signIn('root', ADMIN_PASSWORD);
  return { root, ...(await openStudio(root)) };
}

/** A file made from another, by hand. */
async function spoiled(node: TestNode, file: string, spoil: (bytes: Buffer) => Buffer) {
  const path = join(node.dataDirectory, 'spoiled.mp4');
  await writeFile(path, spoil(await readFile(file)));
  return path;
}

const heightsOf = async (...of: Parameters<typeof detailsOf>) =>
  (await detailsOf(...of)).streamingPlaylists[0]?.files.map(({ resolution }) => resolution.id);

test.each([
  ['a copy', 'mp4', H264],
  ['an encoding', 'webm', VP9],
])(
  '%s of a file that was cut short is held with the reason, and its source kept',
  async (_, extension, codecs) => {
    const node = await startTestNode();
    const { upload, watchToTheEnd } = await givenStudio(node);
    const whole = await clip(extension, `${LONGER} ${codecs}`);
    const file = await spoiled(node, whole, (bytes) => bytes.subarray(0, bytes.length / 2));

    const { uuid } = await upload(file);

    expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({
      state: { id: 7 },
      stage: 'held',
      reason: expect.stringMatching(
        /^The file ends after [3-6] s of the 10 s it announces\. It was probably cut short while copying; upload it again\.$/,
      ),
    });
    const { bytes } = await openUploads(node).sourceOf(uuid);
    expect(bytes).toEqual(await readFile(file));
  },
);

test('times that run far past the announced length do not become hours of a standing picture', async () => {
  const node = await startTestNode();
  const { upload, watchToTheEnd } = await givenStudio(node);
  const jump = String.raw`-bsf:v setts=ts=if(eq(N\,30)\,TS+9e6\,TS)`; // to two hours and a half
  const whole = await clip('mkv', `${PICTURE} ${SOUND} -c:v mpeg4 -bf 0 -c:a aac ${jump}`);
  const file = await spoiled(node, whole, (bytes) => {
    bytes.writeDoubleBE(2000, bytes.indexOf(MATROSKA_DURATION) + MATROSKA_DURATION.length);
    return bytes;
  });

  const { uuid } = await upload(file);

  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({
    stage: 'held',
    reason: expect.stringMatching(/^The times in this file run on long after the 2 s it announces/),
  });
});

test('a web-ready file with damaged parts is encoded instead of copied', async () => {
  const node = await startTestNode();
  const { upload, watchToTheEnd, root } = await givenStudio(node);
  const whole = await clip('mp4', `${LONGER} ${H264} -g 30`);
  const file = await spoiled(
    node,
    whole,
    (bytes) => bytes.fill(0x55, bytes.length - 40_000, bytes.length - 2_000), // in the last segment
  );

  const { uuid } = await upload(file);

  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ state: { id: 1 }, stage: 'done' });
  expect(await heightsOf(root, uuid)).toEqual([360, 240, 144, 0]);
});

test.each([
  ['a picture', HEVC],
  ['a sound', `${SOUND} -c:a aac`],
])('%s whose bytes are elsewhere than the file says is held with the reason', async (_, args) => {
  const node = await startTestNode();
  const { upload, watchToTheEnd } = await givenStudio(node);
  const file = await spoiled(node, await clip('mp4', args), (bytes) => {
    for (let at = bytes.indexOf('stco'); at >= 0; at = bytes.indexOf('stco', at + 4)) {
      const entries = bytes.readUInt32BE(at + 8);
      for (let n = 0; n < entries; n++) bytes.writeUInt32BE(0x10000000, at + 12 + 4 * n);
    }
    return bytes;
  });

  const { uuid } = await upload(file);

  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({
    stage: 'held',
    reason: 'Nothing in this file can be played.',
  });
});

test.each([
  ['', 'd=14', ''],
  [' after a while', 'd=18', '-force_key_frames 0,4'], // what is before was shown by then
])('keyframes too far apart%s are set anew', async (_, length, forced) => {
  const { upload, watchToTheEnd, root } = await givenStudio(await startTestNode());
  const rare = `-f lavfi -i testsrc2=${length}:s=320x180:r=30 -g 999 -keyint_min 999 -sc_threshold 0 ${forced}`;

  const { uuid } = await upload(await clip('mp4', `${rare.trim()} ${H264}`));

  const told = await watchToTheEnd(uuid);
  expect(told.map(({ stage }) => stage)).toContain('encoding');
  const playlist = (await detailsOf(root, uuid)).streamingPlaylists[0]!.files[0]!.playlistUrl;
  expect(await (await fetch(playlist)).text()).toContain('#EXT-X-TARGETDURATION:4');
});

test('a picture of a few pixels is made as it is', async () => {
  const { upload, watchToTheEnd, root } = await givenStudio(await startTestNode());
  const tiny = '-f lavfi -i testsrc2=d=2:s=18x16:r=30';

  const { uuid } = await upload(await clip('webm', `${tiny} ${VP9}`));

  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ stage: 'done' });
  expect(await heightsOf(root, uuid)).toEqual([16]);
});

test('an encoding that was killed is done again', async () => {
  const { upload, watchToTheEnd, root } = await givenStudio(await startTestNode());
  const { uuid } = await upload(await clip('webm', `${LONGER} ${VP9}`));

  process.kill(await encoderBelow(process.pid), 'SIGKILL');

  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ state: { id: 1 }, stage: 'done' });
  expect(await heightsOf(root, uuid)).toEqual([360, 240, 144, 0]);
});

test('what a killed worker was at is taken up again, and nothing of it is left running', async () => {
  const node = await startNodeProcess();
  const first = await givenStudio(node);
  const { uuid } = await first.upload(await clip('webm', `${LONGER} ${VP9}`));
  const encoder = await encoderBelow(node.pid());

  await node.kill();
  await expect.poll(() => commandOf(encoder)).toBe('');
  await node.start();

  const { watchToTheEnd, root } = await givenStudio(node);
  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ state: { id: 1 }, stage: 'done' });
  expect(await heightsOf(root, uuid)).toEqual([360, 240, 144, 0]);
});
