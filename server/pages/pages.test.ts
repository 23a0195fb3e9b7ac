import { randomUUID } from 'node:crypto';

import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';

import { isBuilt } from '../../test/support/built-client.ts';
import { expectShape, recorded } from '../../test/support/contract.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';
import { asJson } from '../../test/support/people.ts';
import { openCatalog } from '../../test/support/videos.ts';
import { toShortUuid } from '../catalog/index.ts';

const NAME = `</title><script>alert("1")</script>$& 'dawn'`;

const ANSWERS = /<script type="application\/json" id="answers">([^<]*)<\/script>/;

/** They are named by the very path that was asked for. */
const withoutAnswers = (html: string) => html.replace(ANSWERS, '');

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
    expect(withoutAnswers(await same.text())).toBe(withoutAnswers(html));
  },
);

test.runIf(isBuilt)('the page of a hidden video and of none are the same', async () => {
  const node = await startTestNode();
  const { givenVideo } = openCatalog(node);
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const hidden = [
    await givenVideo(root, { privacy: 3, name: 'Secret plans' }),
    await givenVideo(root, { privacy: 4 }),
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
  const locked = await givenVideo(root, { privacy: 5, passwords: ['sesame'], name: 'Secret too' });
  const asking = await node.request(`/w/${locked.uuid}`);
  expect(asking.status).toBe(200); // with the password, one may see it
  expect(await asking.text()).not.toContain('Secret');
  expect((await node.request(`/w/${locked.id}`)).status).toBe(404);
});

test.runIf(isBuilt)(
  'each path of the client gets its page, and each of a program a plain answer',
  async () => {
    const node = await startTestNode();
    const answers = async (path: string) => {
      const response = await node.request(path);
      return [response.status, response.headers.get('content-type')?.split(';')[0]];
    };
    for (const path of [
      '/',
      '/upload',
      '/login?return=%2Fupload',
      '/my/videos',
      '/my/',
      '/my',
      '/videos',
      '/homepage',
      '/videos/embed/x',
    ])
      expect(await answers(path)).toEqual([200, 'text/html']);
    const home = await (await node.request('/')).text();
    expect(home).toContain('/feeds/videos.atom"');
    expect(home).toContain('<meta property="og:type" content="website" />');
    const player = await (await node.request('/videos/embed/x')).text();
    expect(player).toContain('<meta name="robots" content="noindex" />');
    const browsing = await (await node.request('/videos/browse')).text();
    expect(browsing).toMatch(/<meta property="og:url" content="[^"]*\/videos\/browse" \/>/);
    for (const path of ['/nothing', '/my-own'])
      expect(await answers(path)).toEqual([404, 'text/html']);
    expect(await answers('/api/v1/nothing')).toEqual([400, 'application/problem+json']);
    for (const path of ['/api/v2', '/static/x', '/.well-known/x', '/feeds/nothing'])
      expect(await answers(path)).toEqual([404, 'application/problem+json']);
    expect(await answers('/robots.txt')).toEqual([200, 'text/plain']);
    expect((await node.request('/', { method: 'POST' })).status).toBe(404);
  },
);

test('oEmbed knows the public videos of this node, and how big they may be', async () => {
  const node = await startTestNode({ PUBLIC_URL: 'https://node.example' });
  const { givenVideo } = openCatalog(node);
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const open = await givenVideo(root, { name: NAME });
  const hidden = await givenVideo(root, { privacy: 3 });
  const ask = (address: string, more = '') =>
    node.request(`/services/oembed?format=json${more}&url=${encodeURIComponent(address)}`);

  const known = await ask(`https://node.example/w/${open.uuid}?start=5s`);
  const answer = (await known.json()) as { html: string };
  expectShape(answer, recorded('oembed-video'), [
    'thumbnail_url',
    'thumbnail_width',
    'thumbnail_height',
  ]);
  expect(answer).toMatchObject({ type: 'video', title: NAME, width: 560, height: 315 });
  expect(answer.html).toContain(`/videos/embed/${toShortUuid(open.uuid)}?start=5s"`);
  expect(answer.html).not.toContain('<script');
  const told = await ask(
    `https://node.example/w/${open.uuid}?warningTitle=0&toto=1&subtitle=%22%3E%3Cscript&p2p=0`,
  );
  const { html } = (await told.json()) as { html: string };
  expect(html).toContain('?warningTitle=0&p2p=0&subtitle=%22%3E%3Cscript"');
  const small = await ask(`https://node.example/w/${open.uuid}`, '&maxwidth=50&maxheight=40');
  expect(await small.json()).toMatchObject({ width: 50, height: 40 });

  const status = async (address: string, more = '') => (await ask(address, more)).status;
  expect(await status(`https://node.example/w/${hidden.uuid}`)).toBe(404);
  expect(await status(`https://node.example/w/${randomUUID()}`)).toBe(404);
  expect(await status(`https://other.example/w/${open.uuid}`)).toBe(400);
  expect(await status('nowhere')).toBe(400);
  expect(await status(`https://node.example/w/${open.uuid}`, '&maxwidth=big')).toBe(400);
  expect(
    (await node.request('/services/oembed?format=xml&url=https://node.example/w/1')).status,
  ).toBe(501);
});

test('the places every site has are there', async () => {
  const node = await startTestNode({ PUBLIC_URL: 'https://node.example' });
  const { givenVideo } = openCatalog(node);
  const root = await node.signIn('root', ADMIN_PASSWORD);
  await givenVideo(root, { name: 'Open' });
  await givenVideo(root, { name: 'Hidden', privacy: 3 });
  const json = async (path: string) => (await node.request(path)).json();
  const text = async (path: string) => (await node.request(path)).text();

  const info = (await json('/nodeinfo/2.0.json')) as { usage: object };
  expectShape(info, recorded('nodeinfo-2.0'));
  expect(info.usage).toEqual({
    users: { total: 1, activeMonth: 1, activeHalfyear: 1 },
    localPosts: 1,
    localComments: 0,
  });
  expect(await json('/nodeinfo/2.1.json')).toMatchObject({ version: '2.1' });
  expectShape(await json('/.well-known/nodeinfo'), recorded('wellknown-nodeinfo'));
  expect(await json('/.well-known/dnt')).toEqual({ tracking: 'N' });
  expect(await text('/.well-known/dnt-policy.txt')).toMatch(/^Do Not Track Compliance Policy/);
  expect(await text('/.well-known/security.txt')).toMatch(/^Contact: .+\nExpires: .+Z\n$/);
  expect((await node.request('/security.txt', { redirect: 'manual' })).status).toBe(301);
  expect(await text('/.well-known/host-meta')).toContain('webfinger?resource={uri}');
  expect(await text('/robots.txt')).toContain('Sitemap: https://node.example/sitemap.xml');
  expect(await json('/manifest.webmanifest')).toMatchObject({ name: 'node.example' });
  const password = await node.request('/.well-known/change-password', { redirect: 'manual' });
  expect([password.status, password.headers.get('location')]).toEqual([
    302,
    '/my-account/settings',
  ]);

  const map = await node.request('/sitemap.xml');
  expect(map.headers.get('content-type')).toBe('application/xml');
  const { urlset } = new XMLParser().parse(await map.text()) as {
    urlset: { url: { loc: string }[] };
  };
  expect(urlset.url.map(({ loc }) => loc.replace(/\/w\/.*/, '/w/'))).toEqual([
    'https://node.example/',
    'https://node.example/about/instance/home',
    'https://node.example/w/',
    expect.stringMatching(/\/c\/\w+\/videos$/),
    'https://node.example/a/root/video-channels',
  ]);
});

test('a sitemap tells how a video is rated, once somebody rated it', async () => {
  const node = await startTestNode();
  const { givenVideo, givePicture, changeVideo } = openCatalog(node);
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const [rated, unrated] = [await givenVideo(root), await givenVideo(root)];
  for (const { id } of [rated, unrated]) await givePicture(id);
  await changeVideo(rated.id, { likes: 3, dislikes: 1 });

  const map = await (await node.request('/sitemap.xml')).text();
  expect(map.match(/<video:rating>[^<]*/g)).toEqual(['<video:rating>3.8']);
  expect(map.split('<video:video>')).toHaveLength(3);

  const name = 'v'.repeat(115);
  await root.request(`/api/v1/videos/${rated.uuid}`, { method: 'PUT', ...asJson({ name }) });
  await expect
    .poll(async () => (await node.request('/sitemap.xml')).text())
    .toContain(`<video:title>${'v'.repeat(97)}...</video:title>`);
});

test.runIf(isBuilt)(
  'the page for those without a connection, and its worker, are nobody’s',
  async () => {
    const node = await startTestNode();
    const page = await node.request('/offline');
    expect(await page.text()).toContain('<meta name="tributary-offline" content="1" />');
    const { headers } = await node.request('/service-worker.js');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self'");
  },
);

test.runIf(isBuilt)('pages of channels, accounts and playlists can be previewed', async () => {
  const node = await startTestNode({ PUBLIC_URL: 'https://node.example' });
  const root = await node.signIn('root', ADMIN_PASSWORD);
  for (const path of ['/a/root', '/accounts/root/video-channels', '/@root']) {
    const html = await (await node.request(path)).text();
    expect(html).toContain(
      '<link rel="canonical" href="https://node.example/a/root/video-channels" />',
    );
    expect(html).toContain('<meta property="twitter:card" content="summary" />');
    expect(html).toContain('type="application/rss+xml"');
  }
  const { videoChannels } = (await (await root.request('/api/v1/users/me')).json()) as {
    videoChannels: { name: string }[];
  };
  const channel = await (await node.request(`/c/${videoChannels[0]!.name}/videos`)).text();
  expect(channel).toContain('/feeds/podcast/videos.xml?videoChannelId=');
  const made = await Promise.all(
    [2, 3].map(async (privacy) => {
      const form = new FormData();
      form.set('displayName', NAME);
      form.set('privacy', String(privacy));
      const answer = await root.request('/api/v1/video-playlists', { method: 'POST', body: form });
      return ((await answer.json()) as { videoPlaylist: { shortUUID: string } }).videoPlaylist;
    }),
  );
  const shown = await (await node.request(`/w/p/${made[0]!.shortUUID}`)).text();
  expect(shown).toContain('og:type" content="video"');
  expect(shown).not.toContain('<script>alert');
  for (const path of [
    `/w/p/${made[1]!.shortUUID}`,
    '/w/p/nothing',
    '/c/nobody',
    '/a/nobody',
    '/@no',
  ])
    expect((await node.request(path)).status).toBe(404);
});
