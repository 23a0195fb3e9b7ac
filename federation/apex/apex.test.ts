import { expect, test } from 'vitest';

import { silentLog } from '../../server/platform/log.ts';
import { see } from '../../test/support/activity-streams.ts';
import { expectShape, recorded } from '../../test/support/contract.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { recordedDeliveries } from '../../test/support/recorded/deliveries.ts';
import { openCatalog } from '../../test/support/videos.ts';
import { createEngine } from './engine.ts';
import { openApex } from './index.ts';
import { createStore } from './store.ts';

const RESOURCE = '/.well-known/webfinger?resource=';

async function givenApex() {
  const node = await startTestNode();
  const { db } = openCatalog(node);
  const publicUrl = new URL(node.url.replace('127.0.0.1', 'localhost'));
  return { node, home: publicUrl.origin, of: { db, publicUrl, log: silentLog } };
}

test('WebFinger finds accounts, channels and the node by their handles', async () => {
  const { node, home } = await givenApex();
  await (await openPeople(node)).join('alice');
  const { host } = new URL(home);
  const kinds = [
    ['account', 'alice', '/accounts/alice'],
    ['channel', 'alice_channel', '/video-channels/alice_channel'],
    ['instance', 'peertube', '/accounts/peertube'],
  ] as const;
  for (const [kind, name, path] of kinds) {
    const { status, headers, body } = await see(node, `${RESOURCE}acct:${name}@${host}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const shown = JSON.parse(
      JSON.stringify(recorded(`webfinger-${kind}`))
        .replaceAll('http://127.0.0.1:9001', home)
        .replaceAll('127.0.0.1:9001', host)
        .replaceAll('gold_channel', 'alice_channel'),
    ) as { links: object[] };
    const template = `${home}/remote-interaction?uri={object}`;
    const intents = ['Object', 'Follow'].map((intent) => ({
      rel: `https://w3id.org/fep/3b86/${intent}`,
      template,
    }));
    expect(body).toEqual({ ...shown, links: [...shown.links, ...intents] });
    const self = (body['links'] as { href: string }[])[0]!;
    expect(self.href).toBe(home + path);
  }
  for (const handle of [`ALICE@${host.toUpperCase()}`, `@alice@${host}`, `~alice%40${host}`])
    expect((await see(node, `${RESOURCE}acct:${handle}`)).body).toMatchObject({
      aliases: [`${home}/accounts/alice`],
    });

  const missing = await see(node, `${RESOURCE}acct:nobody@${host}`);
  expect(missing.status).toBe(404);
  expectShape(missing.body, recorded('webfinger-404'));
  const byUrl = await see(node, `${RESOURCE}${home}/video-channels/alice_channel`);
  expect(byUrl.status).toBe(400);
  expectShape(byUrl.body, recorded('webfinger-by-url'));
  const none = await see(node, '/.well-known/webfinger');
  expect(none.status).toBe(400);
  expectShape(none.body, recorded('webfinger-400'));
  expect(none.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  for (const wrong of [
    'acct:alice@other.example',
    'acct:alice',
    'acct:@',
    'acct:a/../b@' + host,
    `acct:alice@${host}&resource=acct:bob@${host}`,
    `mailto:alice@${host}`,
  ])
    expect((await see(node, RESOURCE + wrong)).status).toBe(400);
  expect((await see(node, `${RESOURCE}acct:%25E0%25A4%25A@${host}`)).status).toBe(404);
});

test('NodeInfo is where it says, and names the actor of the node', async () => {
  const { node, home } = await givenApex();
  const { body, headers } = await see(node, '/.well-known/nodeinfo');
  expectShape(body, recorded('wellknown-nodeinfo'));
  const links = body['links'] as { rel: string; href: string }[];
  expect(links.map(({ href }) => href.replace(home, ''))).toEqual([
    '/nodeinfo/2.0.json',
    '/nodeinfo/2.1.json',
    '/accounts/peertube',
  ]);
  for (const { href } of links) expect((await see(node, new URL(href).pathname)).status).toBe(200);
  expect(headers.get('cache-control')).toBe('max-age=7200');
});

test('every recorded delivery has a normal form', async () => {
  const { of } = await givenApex();
  const { normalise } = openApex(of);
  for (const { activity } of recordedDeliveries()) {
    const before = structuredClone(activity);
    const normal = await normalise(activity);
    expect([normal.id, normal.type]).toEqual([activity['id'], activity['type']]);
    expect(normal['actor']).toEqual([activity['actor']]);
    expect(activity).toEqual(before);
  }
  const update = recordedDeliveries().find(({ name }) => name.endsWith('Update-Video'))!.activity;
  const [video] = (await normalise(update))['object'] as Record<string, unknown>[];
  const theirs = update['object'] as Record<string, unknown>;
  expect(video).toMatchObject({ name: [theirs['name']], uuid: [theirs['uuid']], type: 'Video' });
  expect(video!['attributedTo']).toEqual(theirs['attributedTo']);
});

test('what a document means is never fetched, and the engine reaches nobody', async () => {
  const { of, home } = await givenApex();
  const { normalise } = openApex(of);
  await expect(
    normalise({
      '@context': 'https://evil.example/context',
      id: 'https://x.example/1',
      type: 'Note',
    }),
  ).rejects.toThrow('evil.example');

  const store = createStore(of, normalise);
  const engine = createEngine(of, store) as unknown as Record<
    string,
    (...of: unknown[]) => unknown
  >;
  for (const name of [
    'requestObject',
    'deliver',
    'startDelivery',
    'publishActivity',
    'addToOutbox',
  ])
    expect(() => engine[name]!('https://x.example/')).toThrow('must not');
  const writing = store as unknown as Record<string, () => unknown>;
  for (const name of ['saveObject', 'saveActivity', 'deliveryEnqueue', 'updateActivity'])
    expect(() => writing[name]!()).toThrow('must not');
  expect(await store.getObject(`${home}/accounts/peertube`)).toMatchObject({ type: 'Application' });
  expect(await store.getObject('https://x.example/accounts/a')).toBeNull();
  expect(await store.getActivity('https://x.example/1')).toBeNull();
});
