import { access } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';
import { openCatalog } from '../../test/support/videos.ts';
import { toShortUuid } from '../catalog/index.ts';

const NAME = `</title><script>alert("1")</script>$& 'dawn'`;

const isBuilt = await access(new URL('../../client/dist/index.html', import.meta.url)).then(
  () => true,
  () => false,
);

test.runIf(isBuilt)(
  'the page of a video says what it is, and can be told to do nothing else',
  async () => {
    const node = await startTestNode();
    const { givenVideo } = openCatalog(node);
    const video = await givenVideo(await node.signIn('root', ADMIN_PASSWORD), { name: NAME });

    const response = await node.request(`/w/${toShortUuid(video.uuid)}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toContain('unsafe');
    const html = await response.text();
    expect(html).toContain('meta property="og:platform" content="PeerTube"');
    expect(html).toContain(
      '<title>&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;$&amp; &#39;dawn&#39;',
    );
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('"@type":"VideoObject"');

    const same = await node.request(`/videos/watch/${video.uuid}`);
    expect(await same.text()).toBe(html);
  },
);

test.runIf(isBuilt)('the page of a hidden video and of none are the same', async () => {
  const node = await startTestNode();
  const { givenVideo } = openCatalog(node);
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const hidden = [
    await givenVideo(root, { privacy: 3, name: 'Secret plans' }),
    await givenVideo(root, { privacy: 4 }),
    await givenVideo(root, { privacy: 5, passwords: ['sesame'] }),
    await givenVideo(root, { published: false }),
  ];
  const absent = await node.request('/w/00000000-0000-4000-8000-000000000000');
  const html = await absent.text();
  expect(absent.status).toBe(404);
  expect(html).toContain('<meta name="robots" content="noindex" />');
  for (const { uuid } of hidden) {
    const response = await root.request(`/w/${uuid}`);
    expect([response.status, await response.text()]).toEqual([404, html]);
  }
});

test.runIf(isBuilt)(
  'each path of the client gets its page, and each of a program a plain answer',
  async () => {
    const node = await startTestNode();
    const answers = async (path: string) => {
      const response = await node.request(path);
      return [response.status, response.headers.get('content-type')?.split(';')[0]];
    };
    for (const path of ['/', '/upload', '/login?return=%2Fupload', '/my/videos', '/my/', '/my'])
      expect(await answers(path)).toEqual([200, 'text/html']);
    for (const path of ['/nothing', '/my-own', '/videos/embed/x'])
      expect(await answers(path)).toEqual([404, 'text/html']);
    for (const path of [
      '/api/v1/nothing',
      '/api/v2',
      '/static/x',
      '/.well-known/x',
      '/services/oembed?url=x',
    ])
      expect(await answers(path)).toEqual([404, 'application/problem+json']);
    expect(await answers('/robots.txt')).toEqual([200, 'text/plain']);
    expect((await node.request('/', { method: 'POST' })).status).toBe(404);
  },
);

test('oEmbed knows the public videos of this node', async () => {
  const node = await startTestNode({ PUBLIC_URL: 'https://node.example' });
  const { givenVideo } = openCatalog(node);
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const [open, hidden] = [await givenVideo(root), await givenVideo(root, { privacy: 3 })];
  const ask = (address: string) =>
    node.request(`/services/oembed?format=json&url=${encodeURIComponent(address)}`);

  const known = await ask(`https://node.example/w/${open.uuid}`);
  expect(await known.json()).toMatchObject({
    version: '1.0',
    type: 'link',
    title: 'A stream at dawn',
  });
  expect((await ask(`https://node.example/w/${hidden.uuid}`)).status).toBe(404);
  expect((await ask(`https://other.example/w/${open.uuid}`)).status).toBe(404);
});
