import { expect, test } from 'vitest';

import { isBuilt } from '../../test/support/built-client.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';
import { asJson } from '../../test/support/people.ts';
import { openCatalog } from '../../test/support/videos.ts';

const NAME = `</title><script>alert("1")</script>$& 'dawn'`;

const ANSWERS = /<script type="application\/json" id="answers">([^<]*)<\/script>/;

const OPENING = /<script type="application\/json" id="opening">([^<]*)<\/script>/;

const answersIn = (html: string) => JSON.parse(ANSWERS.exec(html)![1]!) as Record<string, unknown>;

test.runIf(isBuilt)('a page brings what strangers are answered, and nobody else', async () => {
  const node = await startTestNode();
  const { givenVideo } = openCatalog(node);
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const video = await givenVideo(root, { name: NAME });
  const hidden = await givenVideo(root, { name: 'Secret plans', privacy: 3 });

  const home = answersIn(await (await node.request('/')).text());
  const newest = '/api/v1/videos?sort=-publishedAt&start=0&count=24';
  expect(home[newest]).toEqual(await (await node.request(newest)).json());
  expect(home[newest]).toMatchObject({ total: 1, data: [{ name: NAME }] });
  expect(JSON.stringify(home)).not.toContain('Secret plans');

  const about = `/api/v1/videos/${video.uuid}`;
  const watch = answersIn(await (await node.request(`/w/${video.uuid}`)).text());
  expect(Object.keys(watch)).toEqual([
    about,
    `${about}/captions`,
    `${about}/storyboards`,
    '/api/v1/config',
  ]);
  expect(watch[about]).toMatchObject({ name: NAME });

  for (const path of ['/', `/w/${video.uuid}`, `/w/${hidden.uuid}`])
    expect(await (await root.request(path)).text()).not.toMatch(ANSWERS);
  for (const path of [`/w/${hidden.uuid}`, '/upload', '/offline'])
    expect(await (await node.request(path)).text()).not.toMatch(ANSWERS);
});

test.runIf(isBuilt)(
  'where another page opens the node, nothing of the home page is sent',
  async () => {
    const node = await startTestNode();
    const root = await node.signIn('root', ADMIN_PASSWORD);
    const change = { instance: { defaultClientRoute: '/videos/browse' } };
    const changed = await root.request('/api/v1/config/custom', {
      method: 'PUT',
      ...asJson(change),
    });
    expect(changed.status).toBe(200);
    expect(await (await node.request('/')).text()).not.toMatch(ANSWERS);
  },
);

test.runIf(isBuilt)('a page names all files it needs, and comes compressed', async () => {
  const node = await startTestNode();
  const french = { 'accept-language': 'fr', 'accept-encoding': 'gzip' };
  const response = await node.request('/', { headers: french });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(response.headers.get('vary')).toContain('Accept-Language, Accept-Encoding, Cookie');
  const html = await response.text();
  expect(html).toMatch(/rel="modulepreload" crossorigin="" href="\/assets\/fr-[\w-]+\.js"/);
  for (const [, file] of html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g))
    expect([file, (await node.request(file!)).status]).toEqual([file, 200]);
});

test.runIf(isBuilt)('a page names the beginning of its video, unless it is hidden', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { givenVideo, changePlaylists } = openCatalog(node);
  const segments = '#EXT-X-BYTERANGE:40000@900\nx\n#EXT-X-BYTERANGE:9000@40900\nx\n';
  const [shown, hidden] = [await givenVideo(root), await givenVideo(root, { privacy: 3 })];
  await changePlaylists(segments);

  const html = await (await node.request(`/w/${shown.uuid}`)).text();
  expect(JSON.parse(OPENING.exec(html)![1]!)).toEqual({
    uuid: shown.uuid,
    durationSeconds: 10,
    qualities: [
      {
        url: expect.stringMatching(/^\/static\/streaming-playlists\/hls\/.*-360-fragmented\.mp4$/),
        width: 640,
        height: 360,
        sizeBytes: 40_900,
        mediaType: 'video/mp4; codecs="avc1.64001f,mp4a.40.2"',
      },
    ],
  });
  expect(html).toMatch(/<script type="module" async crossorigin src="\/assets\/opening-/);
  expect(html).not.toMatch(/hls-light/);
  for (const as of [node, root])
    expect(await (await as.request(`/w/${hidden.uuid}`)).text()).not.toMatch(OPENING);
});
