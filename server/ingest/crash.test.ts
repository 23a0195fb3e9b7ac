import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { SignedIn } from '../../test/support/client.ts';
import { bigClip } from '../../test/support/clips.ts';
import { ADMIN_PASSWORD } from '../../test/support/node.ts';
import { startNodeProcess } from '../../test/support/processes/node-process.ts';
import { beginByTus } from '../../test/support/tus.ts';
import { channelIdOf, openUploads, sha256Of } from '../../test/support/uploads.ts';
import { openFfmpeg } from '../platform/ffmpeg.ts';
import { silentLog } from '../platform/log.ts';
import { openStorage } from '../platform/storage.ts';
import { finishInterruptedUploads } from './tidy.ts';

const MIB = 2 ** 20;
const FAULTS = ['ingest.received', 'ingest.accepted', 'ingest.stored', 'ingest.recorded'];

async function givenProcess(settings: NodeJS.ProcessEnv = {}) {
  const node = await startNodeProcess(settings);
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const uploads = openUploads(node);
  const myVideos = async () =>
    ((await (await root.request('/api/v1/users/me/videos')).json()) as { data: { uuid: string }[] })
      .data;
  return { node, root, uploads, myVideos };
}

/** Exactly one video, whole, and nothing lying about. */
async function expectOneVideo(
  { node, uploads, myVideos }: Awaited<ReturnType<typeof givenProcess>>,
  file: Uint8Array,
) {
  const videos = await myVideos();
  expect(videos).toHaveLength(1);
  const { uuid } = videos[0]!;
  expect(sha256Of((await uploads.sourceOf(uuid)).bytes)).toBe(sha256Of(file));
  expect(await readdir(join(node.dataDirectory, 'blobs', 'sources'))).toEqual([uuid]);
  expect(await uploads.partFiles()).toEqual([]);
  return uuid;
}

test('an upload goes on after each kill, and nothing of it is lost', async () => {
  const given = await givenProcess();
  const { node, root } = given;
  const file = await bigClip(24 * MIB);
  const upload = await beginByTus(root, node.url, file.length);

  let sentBytes = 0;
  for (let round = 0; round < 6; round++) {
    const from = await upload.offset();
    expect(from).toBeLessThanOrEqual(sentBytes);
    sentBytes = Math.min(file.length - 1, from + Math.ceil(Math.random() * 5 * MIB));
    const writing = upload.stall(file.subarray(from, sentBytes), from);
    await expect.poll(upload.offset).toBeGreaterThan(from); // and somewhere further by now
    await node.start();
    writing.destroy();
  }
  const from = await upload.offset();
  const last = await upload.patch(from, file.subarray(from));

  expect(last.status).toBe(204);
  expect(await expectOneVideo(given, file)).toBe(last.headers.get('tributary-video'));
}, 120_000);

test.each(FAULTS)('killed at %s, tus finds the video when it asks again', async (fault) => {
  const given = await givenProcess({ FAULT_POINT: fault });
  const { node, root } = given;
  const file = await bigClip(MIB);
  const upload = await beginByTus(root, node.url, file.length);

  await expect(upload.patch(0, file)).rejects.toThrow('fetch failed');
  await node.died();
  await node.start({ FAULT_POINT: '' });
  const asked = await upload.head();

  expect(asked.headers.get('upload-offset')).toBe(String(MIB));
  expect(await expectOneVideo(given, file)).toBe(asked.headers.get('tributary-video'));
});

test.each(['ingest.received', 'ingest.stored'])(
  'killed at %s, the resumable protocol finds the video when it asks again',
  async (fault) => {
    const given = await givenProcess({ FAULT_POINT: fault });
    const { node, root } = given;
    const file = await bigClip(MIB);
    const put = await beginResumable(root, file.length);

    await expect(put(`bytes 0-${MIB - 1}/${MIB}`, file)).rejects.toThrow('fetch failed');
    await node.died();
    await node.start({ FAULT_POINT: '' });
    const asked = await put(`bytes */${MIB}`);

    expect(asked.status).toBe(200);
    const { video } = (await asked.json()) as { video: { uuid: string } };
    expect(await expectOneVideo(given, file)).toBe(video.uuid);
  },
);

test.each(['ingest.accepted', 'ingest.recorded'])(
  'killed at %s, a form that has arrived becomes a video by itself',
  async (fault) => {
    const given = await givenProcess({ FAULT_POINT: fault });
    const { node, root, uploads } = given;
    const file = await bigClip(MIB);
    const form = new FormData();
    form.set('channelId', String(await channelIdOf(root)));
    form.set('name', 'A form');
    form.set('videofile', new Blob([file]), 'a.mp4');

    await expect(
      root.request('/api/v1/videos/upload', { method: 'POST', body: form }),
    ).rejects.toThrow('fetch failed');
    await node.died();
    await node.start({ FAULT_POINT: '' });
    const { dataDirectory } = node;
    const services = {
      db: uploads.db,
      storage: await openStorage(dataDirectory),
      config: { dataDirectory },
      ffmpeg: openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' }),
      log: silentLog,
      signal: new AbortController().signal,
    };
    await finishInterruptedUploads(services, 0);

    await expectOneVideo(given, file);
  },
);

async function beginResumable(user: SignedIn, sizeBytes: number) {
  const begun = await user.request('/api/v1/videos/upload-resumable', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-upload-content-length': String(sizeBytes) },
    body: JSON.stringify({
      name: 'A river',
      filename: 'a.mp4',
      channelId: await channelIdOf(user),
    }),
  });
  const at = begun.headers.get('location')!;
  return (range: string, body: BodyInit | null = null) =>
    user.request(at, { method: 'PUT', headers: { 'content-range': range }, body });
}
