import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';
import type * as z from 'zod';

import { clip, film } from '../../../test/support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { asJson } from '../../../test/support/people.ts';
import { detailsOf, openStudio } from '../../../test/support/studio.ts';
import type { LadderJson } from '../per-title/ladder-json.ts';

const FILM = `${film({ seconds: 9, size: '640x360', rate: 30_000 / 1001 })} -c:v mpeg4 -q:v 4 -c:a aac`;
const HEIGHTS = [360, 240, 144];
const LONG = { timeout: 180_000 };
const run = promisify(execFile);

const PROBE =
  '-v error -select_streams v -count_frames -show_entries stream=codec_name,codec_tag_string,nb_read_frames -of csv=p=0';

/** The codec of a file's picture by both its names, and how many frames of it can be decoded. */
const look = async (path: string) =>
  (await run('ffprobe', [...PROBE.split(' '), path])).stdout.trim().split(',');

const cutsOf = (playlist: string) => playlist.match(/^#EXTINF:.*$/gm);

async function startWithFurther() {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const furtherCodecs = { av1: { enabled: true }, hevc: { enabled: true } };
  const body = asJson({ transcoding: { furtherCodecs } });
  await root.request('/api/v1/config/custom', { method: 'PUT', ...body });
  return { node, root };
}

test('a ladder is made in further codecs too, for players that can, and goes with its video', async () => {
  const { node, root } = await startWithFurther();
  const { upload, watchToTheEnd } = await openStudio(root);
  const { uuid } = await upload(await clip('mkv', FILM), { privacy: '3' });
  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ stage: 'done' });
  const listed = async () => (await detailsOf(root, uuid)).streamingPlaylists[0]!;
  const { files, playlistUrl, segmentsSha256Url } = await listed();
  const at = (name: string) => new URL(name, playlistUrl).pathname;
  const text = async (path: string) => (await root.request(path)).text();
  const setUuid = /([^/]+)-master\.m3u8$/.exec(playlistUrl)![1]!;

  await expect.poll(() => text(at(playlistUrl)), LONG).toContain(`${setUuid}-hevc-144.m3u8`);
  const master = await text(at(playlistUrl));
  const hashes = JSON.parse(await text(at(segmentsSha256Url))) as Record<string, object>;
  const folder = join(node.dataDirectory, `blobs/renditions/${uuid}`);
  const stored = await readdir(folder);
  const fileOf = (name: string) =>
    join(
      folder,
      stored.find((key) => key.endsWith(name))!,
    );
  for (const height of HEIGHTS) {
    const cuts = cutsOf(await text(at(`${setUuid}-${height}.m3u8`)));
    expect(cuts).toHaveLength(3);
    const [, , frames] = await look(fileOf(`${setUuid}-${height}-fragmented.mp4`));
    for (const [codec, told, tag] of [
      ['av1', 'av01\\.0\\.\\d\\dM\\.08', 'av01'],
      ['hevc', 'hvc1\\.1\\.6\\.L\\d+\\.90', 'hvc1'],
    ]) {
      const name = `${setUuid}-${codec}-${height}`;
      const variant = `RESOLUTION=\\d+x${height},FRAME-RATE=29\\.97,CODECS="${told},mp4a\\.40\\.2"\n${name}\\.m3u8`;
      expect(master).toMatch(new RegExp(variant));
      expect(cutsOf(await text(at(`${name}.m3u8`)))).toEqual(cuts);
      expect(Object.keys(hashes[`${name}-fragmented.mp4`]!)).toHaveLength(3);
      expect(await look(fileOf(`${name}-fragmented.mp4`))).toEqual([codec, tag, frames]);
    }
  }

  const ladder = await root.request(`/api/v1/videos/${uuid}/ladder`);
  const { further } = (await ladder.json()) as z.output<typeof LadderJson>;
  expect(further.map(({ codec, resolution }) => `${codec} ${resolution}`)).toEqual(
    ['av1', 'hevc'].flatMap((codec) => HEIGHTS.map((height) => `${codec} ${height}`)),
  );

  const file = at(`${setUuid}-av1-240-fragmented.mp4`);
  const part = await root.request(file, { headers: { range: 'bytes=4-7' } });
  expect([part.status, await part.text()]).toEqual([206, 'ftyp']);
  expect((await node.request(file)).status).toBe(403);
  expect(files.map(({ resolution }) => resolution.id)).toEqual([...HEIGHTS, 0]);
  expect((await listed()).files).toEqual(files);

  const { id } = files.find(({ resolution }) => resolution.id === 144)!;
  await root.request(`/api/v1/videos/${uuid}/hls/${id}`, { method: 'DELETE' });
  await expect.poll(async () => (await readdir(folder)).length, LONG).toBe(7);
  expect(await text(at(playlistUrl))).not.toContain('144.m3u8');
  await root.request(`/api/v1/videos/${uuid}`, { method: 'DELETE' });
  await expect.poll(() => readdir(folder).catch(() => []), LONG).toEqual([]);
}, 600_000);
