import { readdir, readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { playlistOf, previewOf, segmentsOf, sendIndex } from '../../../test/support/arriving.ts';
import { clip, film } from '../../../test/support/clips.ts';
import { ADMIN_PASSWORD, startTestNode, type TestNode } from '../../../test/support/node.ts';
import { openStudio } from '../../../test/support/studio.ts';
import { beginByTus } from '../../../test/support/tus.ts';
import { eventually } from '../../../test/support/two-nodes.ts';

const FILM = film({ seconds: 10, size: '256x144', rate: 30 });
const VP9 = '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 60 -b:v 300k -c:a libopus';
const H264 = '-c:v libx264 -preset ultrafast -g 60 -pix_fmt yuv420p -c:a aac';

const WEB_READY = `${FILM} ${H264} -movflags +faststart`;

type Root = Awaited<ReturnType<TestNode['signIn']>>;

async function givenNode() {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  /** Sends most of a file, and waits for what can be watched of it. */
  const begin = async (
    file: string,
    { indexFirst, ...wish }: { published?: boolean; indexFirst?: boolean } = {},
  ) => {
    const bytes = await readFile(file);
    const upload = await beginByTus(root, node.url, bytes.length, { name: 'A dawn', privacy: '1' });
    const preview = previewOf(root, upload.id);
    if (indexFirst) await sendIndex(root, upload, bytes);
    expect(await preview.ask(wish)).toMatchObject({ state: 'asked', video: null });
    const most = Math.floor(bytes.length * 0.8);
    await upload.patch(0, bytes.subarray(0, most));
    return { upload, preview, sendRest: () => upload.patch(most, bytes.subarray(most)) };
  };
  const statusFor = async (uuid: string, who: Pick<Root, 'request'> = node) =>
    (await who.request(`/api/v1/videos/${uuid}`)).status;
  return { node, root, begin, statusFor, studio: await openStudio(root) };
}

test('a file is watched by its uploader while it comes, and made to its end from there', async () => {
  const { root, begin, statusFor, studio } = await givenNode();
  const { preview, sendRest } = await begin(await clip('mkv', `${FILM} ${VP9}`));
  const { uuid } = (await preview.until('shown')).video!;
  const growing = await playlistOf(root, uuid);
  expect(growing).toContain('#EXT-X-PLAYLIST-TYPE:EVENT');
  expect(await statusFor(uuid)).toBe(404); // others see nothing of it

  expect((await sendRest()).headers.get('tributary-video')).toBe(uuid);
  expect((await studio.watchToTheEnd(uuid)).at(-1)).toMatchObject({ stage: 'done' });
  const whole = await playlistOf(root, uuid);
  expect(whole).toContain('#EXT-X-ENDLIST');
  expect(whole.split('\n')).toEqual(expect.arrayContaining(segmentsOf(growing)));
  expect(await statusFor(uuid)).toBe(200);
}, 240_000);

test('others may watch too; what is given up leaves nothing; what cannot be shown says why', async () => {
  const { node, root, begin, statusFor, studio } = await givenNode();
  const file = await clip('mp4', WEB_READY);
  const seen = await begin(file, { published: true });
  const { uuid } = (await seen.preview.until('shown')).video!;
  expect(await statusFor(uuid)).toBe(200);
  expect(await playlistOf(root, uuid)).toContain('#EXT-X-PLAYLIST-TYPE:EVENT');
  await seen.sendRest();
  expect((await studio.watchToTheEnd(uuid)).at(-1)).toMatchObject({ stage: 'done' });
  expect(await playlistOf(root, uuid)).toContain('#EXT-X-ENDLIST');

  const given = await begin(file);
  const gone = (await given.preview.until('shown')).video!;
  await given.upload.cancel();
  expect(await statusFor(gone.uuid, root)).toBe(404);
  expect((await root.request(given.preview.at)).status).toBe(404);
  await eventually(async () => {
    const files = await readdir(node.dataDirectory, { recursive: true });
    expect(files.filter((name) => name.includes(gone.uuid) && name.endsWith('.mp4'))).toEqual([]);
    expect(files.filter((name) => /^(scratch|uploads)\/./.test(name))).toEqual([]); // no encoder runs either
  });

  const late = await begin(await clip('mp4', `${FILM} ${H264}`));
  expect(await late.preview.until('refused')).toMatchObject({
    reason: { code: 'index_last', text: expect.stringContaining('index at its end') },
    video: null,
  });
  expect((await late.sendRest()).headers.get('tributary-video')).toBeTruthy();

  const early = await begin(await clip('mp4', `${FILM} ${H264}`), { indexFirst: true });
  const { video } = await early.preview.until('shown');
  expect(await playlistOf(root, video!.uuid)).toContain('#EXT-X-PLAYLIST-TYPE:EVENT');
  await early.sendRest();
  expect((await studio.watchToTheEnd(video!.uuid)).at(-1)).toMatchObject({ stage: 'done' });
}, 240_000);
