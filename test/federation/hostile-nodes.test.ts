import { generateKeyPairSync } from 'node:crypto';

import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import {
  activityOf,
  type ForeignActor,
  type ForeignNode,
  givenForeignVideo,
  givenPublisher,
  noteOf,
  post,
  startForeignNode,
} from '../support/foreign-node.ts';
import { addressOf, givenFollowed, openInbox } from '../support/inbox.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { read } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
const DISTRUSTED = { answer: 401 };
const UNREADABLE = { answer: 503 }; // an actor this node cannot make out: it may be mended, and write again

/** A node with a video, which follows alice of another one; a third node, of which eve is. */
async function givenNode() {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const send = openInbox(node, db);
  const { uuid } = await givenVideo(root, { name: 'Ours' });
  const [home, far] = await Promise.all([startForeignNode(), startForeignNode()]);
  const alice = givenPublisher(home, 'alice');
  await givenFollowed(send, root, { foreign: home, actor: alice.account, name: 'alice' });
  const video = givenForeignVideo(home, alice);
  await send(activityOf(alice.account, 'Create', video), alice.account);
  const url = new URL(`/videos/watch/${uuid}`, addressOf(node)).href;
  const eve = far.actor('Person', 'eve');
  return { node, root, db, send, own: { uuid, url }, home, far, alice, eve, video };
}

type Given = Awaited<ReturnType<typeof givenNode>>;

const rowsOf = async ({ db }: Given, url: string) => {
  const rows = await db.execute<{ key: string; inbox: string; shared: string | null }>(sql`
    select public_key_pem as key, inbox_url as inbox, shared_inbox_url as shared from actors
    where url = ${url}`);
  return rows.slice();
};

const playlistBy = (foreign: ForeignNode, channel: ForeignActor) => {
  const uuid = crypto.randomUUID();
  const id = foreign.url(`/video-playlists/${uuid}`);
  const published = '2026-01-01T00:00:00.000Z';
  return {
    type: 'Playlist',
    id,
    uuid,
    name: 'Mine',
    attributedTo: [channel.url],
    published,
    to: [PUBLIC],
  };
};

test('who says it, whose it is and with which key is never taken from what is said', async () => {
  const given = await givenNode();
  const { db, send, own, home, far, alice, eve } = given;
  const asAlice = activityOf(alice.account, 'Like', own.url);
  expect(await send(asAlice, eve)).toEqual(DISTRUSTED); // by eve's key
  expect(await send(activityOf(eve, 'Like', own.url, { id: home.url('/l') }), eve)).toEqual(
    DISTRUSTED,
  );

  const [before] = await rowsOf(given, alice.account.url);
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { id: alice.account.keyUrl, owner: alice.account.url };
  const rekeyed = {
    ...alice.account.document,
    publicKey: { ...key, publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }) },
  };
  expect(await send(activityOf(alice.account, 'Update', rekeyed), alice.account)).toMatchObject({
    state: 'done', // it is fetched anew, and there it has the key it had
  });
  expect(await rowsOf(given, alice.account.url)).toEqual([before]);

  const posers = [
    far.actor('Person', 'poser', { id: alice.account.url }),
    far.actor('Person', 'borrower', { publicKey: alice.account.document['publicKey'] }),
    far.actor('Person', 'elsewhere', { inbox: home.url('/inbox') }),
  ];
  for (const poser of posers) {
    far.show(poser.document, new URL(poser.url).pathname);
    expect([DISTRUSTED, UNREADABLE]).toContainEqual(
      await send(activityOf(poser, 'Like', own.url), poser),
    );
  }
  expect(await rowsOf(given, alice.account.url)).toEqual([before]);
  const rated = await db.execute(sql`select * from ratings`);
  expect(rated).toHaveLength(0);
});

test('no address reaches the database with a quote in it', async () => {
  const given = await givenNode();
  const { db, send, own, far } = given;
  const injections = [
    `');UPDATE actors SET host = null;--`,
    `"--`,
    '`x`',
    String.raw`\'`,
    '<script>',
    ' or 1=1',
    '\u0000',
  ];
  for (const [n, injection] of injections.entries()) {
    const inbox = far.actor('Person', `inbox${n}`, { inbox: far.url(`/inbox${injection}`) });
    expect(await send(activityOf(inbox, 'Like', own.url), inbox)).toEqual(UNREADABLE);
    const shared = far.actor('Person', `shared${n}`, {
      endpoints: { sharedInbox: far.url(`/inbox${injection}`) },
      outbox: far.url(`/outbox${injection}`),
    });
    await send(activityOf(shared, 'Like', own.url), shared);
    for (const row of await rowsOf(given, shared.url)) expect(row.shared).toBeNull();
  }
  const odd = await db.execute(sql`select url from actors
    where concat(inbox_url, shared_inbox_url, outbox_url, followers_url) ~ '[''"\`<>\\\\ ]'`);
  expect(odd).toEqual([]);
});

test('nobody puts anything into what is somebody else’s, nor under another address', async () => {
  const { node, root, send, home, far, alice, eve, video } = await givenNode();
  const mallory = givenPublisher(home, 'mallory').account; // of alice's node
  for (const [thief, from] of [
    [eve, far],
    [mallory, home],
  ] as const)
    expect(
      await send(activityOf(thief, 'Create', playlistBy(from, alice.channel)), thief),
    ).toMatchObject({ state: 'refused' });

  for (const url of [far.url('/phish'), 'javascript:alert(1)']) {
    const note = noteOf(alice.account, video.id, { url });
    await send(activityOf(alice.account, 'Create', note), alice.account);
  }
  const elsewhere = { ...noteOf(alice.account, video.id), id: far.url('/notes/1') };
  expect(await send(activityOf(alice.account, 'Create', elsewhere), alice.account)).toMatchObject({
    state: 'refused',
  });
  type Threads = { data: { url: string }[] };
  const { data } = await read<Threads>(node, `/videos/${video.uuid}/comment-threads`);
  expect(data).toHaveLength(2);
  for (const { url } of data) expect(url.startsWith(home.url('/notes/'))).toBe(true);

  const unlisted = givenForeignVideo(home, alice, {
    name: 'Between us',
    to: [`${alice.account.url}/followers`],
    cc: [PUBLIC],
    url: [{ type: 'Link', mediaType: 'text/html', href: far.url('/phish') }],
  });
  await send(activityOf(alice.account, 'Create', unlisted), alice.account);
  expect(await read(root, `/videos/${unlisted.uuid}`)).toMatchObject({
    privacy: { id: 2 },
    url: unlisted.id,
  });
  expect(JSON.stringify(await read(node, '/videos'))).not.toContain('Between us');
});

const BROKEN = [
  `<math><mi//xlink:href="data:x,<script>alert(1)</script>">`,
  '<div>'.repeat(3_000),
  '<p'.repeat(5_000),
  '<svg><style><!--</style><img title="--><script>alert(1)</script>">',
  '<a href="javascript:alert(1)">x</a><script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u0000\ud800\u202e',
];

test('no words of another node stop the inbox, nor run in a page, and none come without measure', async () => {
  const { node, send, own, home, alice, video } = await givenNode();
  const { account } = alice;
  for (const content of BROKEN) {
    const ended = await send(
      activityOf(account, 'Create', noteOf(account, own.url, { content })),
      account,
    );
    expect.soft('answer' in ended ? 'done' : ended.state).toBe('done'); // what no database keeps is not taken
  }
  const words = `</script><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const said = { name: words, content: words, support: words, updated: '2026-06-01T00:00:00.000Z' };
  await send(activityOf(account, 'Update', { ...video, ...said }), account);
  expect(await read(node, `/videos/${video.uuid}`)).toMatchObject({ name: words });
  for (const path of ['/feeds/videos.xml', `/feeds/video-comments.xml?videoId=${own.uuid}`]) {
    const page = await node.request(path, { headers: { accept: 'text/html, application/xml' } });
    const text = await page.text();
    expect({ path, status: page.status }).toEqual({ path, status: 200 });
    expect(text).not.toMatch(/<script>alert|<img src=x/);
  }

  const at = addressOf(node);
  const huge = JSON.stringify({
    ...activityOf(account, 'Like', own.url),
    x: 'x'.repeat(10 * 2 ** 20),
  });
  expect((await post(at, huge, { by: account })).status).toBe(413);
  const deep = `{"a":`.repeat(50_000) + '1' + '}'.repeat(50_000);
  expect((await post(at, deep, { by: account })).status).toBe(400);
  const graph = { ...activityOf(account, 'Like', own.url), '@graph': [{ id: home.url('/x') }] };
  expect(await send(graph, account)).toEqual({ answer: 400 });
  expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
});

test('what others count is counted within bounds, and who has no key is asked for it once', async () => {
  const { db, node, send, own, far, eve, video } = await givenNode();
  const [{ id } = { id: 0 }] = await db.execute<{ id: number }>(
    sql`select id from videos where uuid = ${own.uuid}`,
  );
  for (const kind of ['views', 'downloads'])
    await db.execute(sql`insert into rate_limits (key, count, resets_at)
      values (${`remote-${kind}-of-one:${id}:${far.host}`}, 500, now() + interval '1 hour')`);
  const twin = far.actor('Person', 'twin'); // of the same node
  for (const type of ['View', 'Download'])
    for (const by of [eve, twin])
      expect(await send(activityOf(by, type, own.url), by)).toMatchObject({
        state: 'ignored',
        reason: 'it tells of too many',
      });
  expect(await send(activityOf(eve, 'View', video.id), eve)).toMatchObject({ state: 'ignored' });
  expect(await read(node, `/videos/${own.uuid}`)).toMatchObject({ views: 0 });

  const nobody = far.actor('Person', 'nobody');
  far.hide('/accounts/nobody');
  for (let n = 0; n < 3; n += 1)
    expect(await send(activityOf(nobody, 'Like', own.url), nobody)).toEqual(DISTRUSTED);
  expect(far.asked.filter((path) => path === '/accounts/nobody')).toHaveLength(1);
});
