import { expect, test } from 'vitest';

import { startTestNode } from '../../test/support/node.ts';
import { openOtherSite } from '../../test/support/other-site.ts';
import { reachingAs } from '../../test/support/reaching.ts';
import { fetchObject } from '../fetch/fetch-object.ts';
import { openAmong, requireMedia, requireOpen } from './gate.ts';
import { putPolicy } from './policies-queries.ts';
import { isOpenTo, type Policies } from './policies.ts';

const policies = (
  mode: Policies['mode'],
  ...byHost: [string, 'reject' | 'allow' | 'silence'][]
) => ({
  mode,
  byHost: new Map(byHost),
});

const WORDS = { reason: null, publicComment: null };

test.each([
  'http://bad.example/',
  'https://BAD.example/',
  'https://bad.example:443/',
  'https://bad.example:8443/',
  'https://bad.example./',
  'https://www.bad.example/',
  'https://a.b.bad.example:1/',
  'https://xn--bcher-kva.example/',
  'https://BÜCHER.example/',
  'https://b\u00fccher.example:99/',
  'https://good.example./', // no honest spelling of anything
])('%s is refused in any spelling', (url) => {
  const known = policies('open', ['bad.example', 'reject'], ['xn--bcher-kva.example', 'reject']);
  expect(isOpenTo(known, new URL(url).host)).toBe(false);
});

test('others are not, nor a part of a rejected domain that is allowed', () => {
  const known = policies('open', ['bad.example', 'reject'], ['good.bad.example', 'allow']);
  for (const host of ['notbad.example', 'example', 'bad.example.org', 'good.bad.example'])
    expect({ host, open: isOpenTo(known, host) }).toEqual({ host, open: true });
  const port = policies('open', ['bad.example:8443', 'reject']);
  expect(isOpenTo(port, 'bad.example')).toBe(true);
  expect(isOpenTo(port, 'bad.example:8443')).toBe(false);
  const listed = policies('allow-list', ['good.example', 'allow'], ['bad.example', 'reject']);
  expect(['good.example', 'bad.example', 'new.example'].map((h) => isOpenTo(listed, h))).toEqual([
    true,
    false,
    false,
  ]);
});

test('nothing is fetched from a rejected node or over it, nor sent there', async () => {
  const node = reachingAs(await startTestNode());
  const [bad, good] = [await openOtherSite(), await openOtherSite()];
  const type = 'application/activity+json';
  const object = bad.page('/object', JSON.stringify({ id: `${bad.url}/object` }), type);
  const detour = good.on('/detour', (_, response) => {
    response.writeHead(302, { location: object }).end();
  });
  expect(await fetchObject(node, object)).toMatchObject({ id: object });

  await putPolicy(node.db, new URL(bad.url).host, { policy: 'reject', ...WORDS });
  await putPolicy(node.db, 'pictures.example', { policy: 'no-media', ...WORDS });

  await expect
    .poll(() => requireOpen(node, bad.url).then(() => '', String), {
      timeout: 8_000,
    })
    .toContain('nothing to do');
  await expect(fetchObject(node, object)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(fetchObject(node, detour)).rejects.toMatchObject({ code: 'forbidden' });
  expect(bad.asked).toHaveLength(1);
  await requireOpen(node, 'https://pictures.example/');
  await expect(requireMedia(node, 'https://cdn.pictures.example/a.png')).rejects.toMatchObject({
    code: 'forbidden',
  });
  const hosts = [new URL(bad.url).host, 'good.example', 'pictures.example'].map((host) => ({
    host,
  }));
  expect(await openAmong(node.db, hosts)).toEqual(hosts.slice(1));
});
