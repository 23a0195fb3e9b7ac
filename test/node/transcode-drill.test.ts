import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';

import { clip, film } from '../support/clips.ts';
import { ADMIN_PASSWORD } from '../support/node.ts';
import { startNodeProcess } from '../support/processes/node-process.ts';
import { channelIdOf } from '../support/uploads.ts';

const KILLS = 3;

/** Ten seconds that must be encoded, with enough motion to keep an encoder busy for a while. */
const toEncode = () =>
  clip(
    'webm',
    `${film({ seconds: 10, size: '1280x720', rate: 30 })} -c:v libvpx -deadline realtime -cpu-used 16 -b:v 3M -c:a libvorbis`,
  );

type Video = {
  state: { id: number };
  streamingPlaylists: { files: { resolution: { id: number } }[] }[];
};

test('a node killed again and again while it encodes makes each rendition once, and leaves nothing behind', async () => {
  const node = await startNodeProcess();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const sql = postgres({ ...node.connection, max: 1, onnotice: () => {} });
  onTestFinished(() => sql.end());

  const form = new FormData();
  form.set('channelId', String(await channelIdOf(root)));
  form.set('name', 'Cut off again and again');
  form.set('privacy', '1');
  form.set('videofile', new Blob([await readFile(await toEncode())]), 'clip.webm');
  const answer = await root.request('/api/v1/videos/upload', { method: 'POST', body: form });
  const { video } = (await answer.json()) as { video: { uuid: string } };
  const details = async () =>
    (await (await root.request(`/api/v1/videos/${video.uuid}`)).json()) as Video;

  for (let kills = 0; kills < KILLS; kills++) {
    await expect
      .poll(() => encodersBelow(node.pid()), { timeout: 60_000, interval: 20 })
      .toBeGreaterThan(0);
    await node.kill();
    await expect.poll(encodersOf(node.dataDirectory), { timeout: 10_000 }).toBe(0);
    await node.start();
  }

  const heights = async () =>
    (await details()).streamingPlaylists[0]?.files.map(({ resolution }) => resolution.id);
  await expect.poll(heights, { timeout: 120_000 }).toEqual([720, 480, 360, 240, 144, 0]);
  expect((await details()).state.id).toBe(1);
  await expect.poll(() => sql`select 1 from storyboards`, { timeout: 60_000 }).toHaveLength(1);

  const scratch = () => readdir(join(node.dataDirectory, 'scratch'));
  await expect.poll(scratch, { timeout: 60_000 }).toEqual([]); // what else is made of a video has ended
  const recorded = await sql<{ key: string }[]>`select key from blobs order by key`;
  expect((await blobFiles(node.dataDirectory)).toSorted()).toEqual(recorded.map(({ key }) => key));
}, 240_000);

async function blobFiles(dataDirectory: string) {
  const root = join(dataDirectory, 'blobs');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1));
}

/** How many ffmpeg processes have this parent. */
const encodersBelow = async (pid: number) =>
  (await processes()).filter(
    ({ command, parent }) => command.startsWith('ffmpeg') && parent === pid,
  ).length;

/** How many ffmpeg processes still work on files below this directory. */
const encodersOf = (directory: string) => async () =>
  (await processes()).filter(
    ({ command }) => command.startsWith('ffmpeg') && command.includes(directory),
  ).length;

async function processes() {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(
    pids.map(async (pid) => {
      const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
      const [command, stat] = await Promise.all([read('cmdline'), read('stat')]);
      return {
        command: command.replaceAll('\0', ' '),
        parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]),
      };
    }),
  );
  return all;
}
