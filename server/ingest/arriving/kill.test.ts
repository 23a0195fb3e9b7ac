import { readdir, readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { playlistOf, previewOf, segmentsOf, sendIndex } from '../../../test/support/arriving.ts';
import { clip, film } from '../../../test/support/clips.ts';
import { encodersBelow } from '../../../test/support/encoders.ts';
import { stepsOf, timesOf } from '../../../test/support/frames.ts';
import { ADMIN_PASSWORD } from '../../../test/support/node.ts';
import { startNodeProcess } from '../../../test/support/processes/node-process.ts';
import { detailsOf, filesOf, openStudio } from '../../../test/support/studio.ts';
import { beginByTus } from '../../../test/support/tus.ts';
import { eventually } from '../../../test/support/two-nodes.ts';

const FILM = film({ seconds: 16, size: '256x144', rate: 30 });
const VP9 = '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 60 -b:v 300k -c:a libopus';
const H264 = '-c:v libx264 -preset ultrafast -g 60 -pix_fmt yuv420p -c:a aac';

/** An upload of which half is sent and its beginning can be watched by all, while its next bytes are awaited. */
async function givenShown(file: string, hasIndexLast: boolean) {
  const node = await startNodeProcess();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const bytes = await readFile(file);
  const upload = await beginByTus(root, node.url, bytes.length, { name: 'A dawn', privacy: '1' });
  const preview = previewOf(root, upload.id);
  if (hasIndexLast) await sendIndex(root, upload, bytes);
  await preview.ask({ published: true });
  upload.stall(bytes.subarray(0, Math.floor(bytes.length / 2)));
  const { uuid } = (await preview.until('shown')).video!;
  return { node, root, bytes, upload, preview, uuid };
}

/** The files a node keeps of videos and uploads; those of pictures are left out. */
async function mediaFiles({ dataDirectory }: { dataDirectory: string }): Promise<string[]> {
  const all = await readdir(dataDirectory, { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath.slice(dataDirectory.length + 1)}/${name}`)
    .filter((path) => /^(uploads|scratch|blobs\/(renditions|sources|chunks))\//.test(path));
}

test.each([
  ['encoded', () => clip('mkv', `${FILM} ${VP9}`), false],
  ['copied, its index sent first', () => clip('mp4', `${FILM} ${H264}`), true],
])(
  'a node is killed while a file is watched as it comes, %s: it goes on, and is one video',
  async (_, make, hasIndexLast) => {
    const given = await givenShown(await make(), hasIndexLast);
    const { node, root, bytes, upload, uuid } = given;
    const before = segmentsOf(await playlistOf(root, uuid));

    await node.start({ FAULT_POINT: 'ingest.recorded' });
    expect(segmentsOf(await playlistOf(root, uuid))).toEqual(expect.arrayContaining(before));
    const from = await upload.offset();
    const most = Math.floor(bytes.length * 0.9);
    await upload.patch(from, bytes.subarray(from, most));
    await eventually(async () => {
      const shown = segmentsOf(await playlistOf(root, uuid));
      expect(shown.length).toBeGreaterThan(before.length);
      expect(shown.slice(0, before.length)).toEqual(before); // it goes on from there
    });
    await expect(upload.patch(most, bytes.subarray(most))).rejects.toThrow('fetch failed');
    await node.died();
    await node.start({ FAULT_POINT: '' });

    expect((await upload.head()).headers.get('tributary-video')).toBe(uuid);
    const { watchToTheEnd } = await openStudio(root);
    expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ state: { id: 1 }, stage: 'done' });
    const whole = await playlistOf(root, uuid);
    expect(whole).toContain('#EXT-X-ENDLIST');
    expect(segmentsOf(whole).slice(0, before.length)).toEqual(before);
    const { fileUrl } = filesOf(await detailsOf(root, uuid))[0]!;
    const pictures = await timesOf(fileUrl);
    expect([pictures.length, stepsOf(pictures).length]).toEqual([480, 1]); // nothing twice, no gap
    expect(stepsOf(await timesOf(fileUrl, 'a:0'))).toEqual([1024]);
    const mine = (await (await root.request('/api/v1/users/me/videos')).json()) as {
      total: number;
    };
    expect(mine.total).toBe(1);
    await eventually(async () => {
      expect(await encodersBelow(node.pid())).toEqual([]);
      const left = (await mediaFiles(node)).map((path) => path.replace(/[^/]*-(?=\d+-frag)/, ''));
      expect(left.toSorted()).toEqual([
        `blobs/renditions/${uuid}/0-fragmented.mp4`,
        `blobs/renditions/${uuid}/144-fragmented.mp4`,
        expect.stringMatching(`^blobs/sources/${uuid}/`),
      ]);
    });
  },
  400_000,
);

test('an upload that is given up after the node was killed leaves nothing', async () => {
  const { node, root, upload, uuid } = await givenShown(await clip('mkv', `${FILM} ${VP9}`), false);

  await node.start();
  await upload.cancel();

  expect((await root.request(`/api/v1/videos/${uuid}`)).status).toBe(404);
  await eventually(async () => {
    expect(await encodersBelow(node.pid())).toEqual([]);
    expect(await mediaFiles(node)).toEqual([]);
  });
}, 240_000);
