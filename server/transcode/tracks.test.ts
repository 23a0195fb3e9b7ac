import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { clip, PICTURE } from '../../test/support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';
import { detailsOf, openStudio } from '../../test/support/studio.ts';

const WORDS = 'data:text/vtt;base64,' + btoa('WEBVTT\n\n00:00.000 --> 00:01.500\nGood day\n');
const FILM =
  `${PICTURE} -f lavfi -i sine=d=2 -f lavfi -i sine=500:d=2 -i ${WORDS} ` +
  '-map 0:v -map 1:a -map 2:a -map 3:s -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -c:s subrip ' +
  '-metadata:s:a:0 language=eng -metadata:s:a:1 language=ger -metadata:s:s:0 language=eng';

const text = async (url: string) => (await fetch(url)).text();

test('a film keeps its languages and its words, and how loud it is is told', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { upload, watchToTheEnd } = await openStudio(root);
  const { uuid } = await upload(await clip('mkv', FILM));
  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ stage: 'done' });

  const { streamingPlaylists } = await detailsOf(root, uuid);
  const { playlistUrl, segmentsSha256Url } = streamingPlaylists[0]!;
  const german = /^#EXT-X-MEDIA:TYPE=AUDIO,.*LANGUAGE="de",.*URI="([^"]+)"$/m;
  await expect.poll(() => text(playlistUrl), { timeout: 20_000 }).toMatch(german);
  const master = await text(playlistUrl);
  expect(master).toContain(
    '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="English",LANGUAGE="en",AUTOSELECT=YES,DEFAULT=YES\n',
  );
  expect(master.match(/^#EXT-X-STREAM-INF:.*AUDIO="audio"$/gm)).toHaveLength(3);

  const playlist = await text(new URL(german.exec(master)![1]!, playlistUrl).href);
  const name = /URI="([^"]+)"/.exec(playlist)![1]!;
  expect((await fetch(new URL(name, playlistUrl))).status).toBe(200);
  expect(Object.keys(JSON.parse(await text(segmentsSha256Url)) as object)).toContain(name);

  type Captions = { data: { language: { id: string } }[] };
  const languages = async () => {
    const response = await root.request(`/api/v1/videos/${uuid}/captions`);
    return ((await response.json()) as Captions).data.map(({ language }) => language.id);
  };
  await expect.poll(languages, { timeout: 20_000 }).toEqual(['en']);
  const stored = join(node.dataDirectory, 'blobs/captions');
  const [file] = await readdir(stored);
  expect(await readFile(join(stored, file!), 'utf8')).toContain('Good day');

  const loudness = async () =>
    ((await detailsOf(root, uuid)) as unknown as { loudness: { gainDb: number } | null }).loudness;
  await expect.poll(loudness, { timeout: 20_000 }).toMatchObject({
    integratedLufs: expect.closeTo(-21, -1),
    gainDb: expect.closeTo(7, -1),
  });
}, 180_000);
