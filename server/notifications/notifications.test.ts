import { expect, test } from 'vitest';

import { ask } from '../../test/support/asking.ts';
import type { SignedIn } from '../../test/support/client.ts';
import { expectShape, recorded } from '../../test/support/contract.ts';
import { openInbox, verifyAddress } from '../../test/support/mail.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { openCatalog } from '../../test/support/videos.ts';

const PATH = '/api/v1/users/me/notifications';

async function givenPeople() {
  const inbox = await openInbox();
  const node = await startTestNode({ SMTP_URL: inbox.smtpUrl });
  const people = await openPeople(node);
  const [ada, bob] = [await people.join('ada'), await people.join('bob')];
  const catalog = openCatalog(node);
  return { inbox, node, ...people, ada, bob, ...catalog };
}

type Shown = {
  id: number;
  type: number;
  read: boolean;
  video?: { name: string };
  comment?: object;
};

const list = async (who: SignedIn, query = '') =>
  (await (await who.request(PATH + query)).json()) as { total: number; data: Shown[] };

const typesOf = async (who: SignedIn) =>
  (await list(who)).data.map(({ type }) => type).toSorted((a, b) => a - b);

async function choose(who: SignedIn, change: object) {
  const { body: me } = await ask(who, 'GET /users/me');
  const { notificationSettings } = me as { notificationSettings: object };
  const body = { ...notificationSettings, ...change };
  return (await ask(who, 'PUT /users/me/notification-settings', body)).status;
}

const isOfNewVideo = ({ subject }: { subject: string }) => subject.includes('New video');

const KNOWN = (recorded('api-users-me-notifications') as { data: object[] }).data;

test('those who follow a channel hear of its video in the ways they chose, once', async () => {
  const { node, inbox, ada, bob, join, givenVideo } = await givenPeople();
  const [eve, mute] = [await join('eve'), await join('mute')];
  const uri = `ada_channel@${new URL(node.url).host.replace('127.0.0.1', 'localhost')}`;
  for (const who of [bob, eve, mute, ada])
    expect((await ask(who, 'POST /users/me/subscriptions', { uri })).status).toBe(204);
  await verifyAddress(bob, inbox);
  expect(await choose(bob, { newVideoFromSubscription: 3 })).toBe(204);
  expect(await choose(eve, { newVideoFromSubscription: 2 })).toBe(204);
  expect(await choose(bob, { newVideoFromSubscription: 4 })).toBe(400);
  expect(await choose(bob, { newVideoFromSubscription: 'toto' })).toBe(400);
  const { body: me } = await ask(bob, 'GET /users/me');
  expect(me).toMatchObject({ notificationSettings: { newVideoFromSubscription: 3, newFollow: 1 } });
  await ask(mute, 'POST /users/me/blocklist/accounts', { accountName: 'ada' });

  const video = await givenVideo(ada, { name: 'Dawn <b>&\r\nBcc: x' });

  await expect.poll(() => typesOf(bob)).toContain(1);
  await expect.poll(() => typesOf(ada)).toEqual([10, 10, 10]);
  const message = await inbox.next('bob@example.org', 'New video');
  expect(message.text).toContain('"Dawn <b>&');
  expect(message.text).toMatch(
    /http:\/\/localhost:\d+\/w\/\w{22}\n[^]*\/my-account\/notifications/,
  );
  expect((await list(eve)).total).toBe(0);
  expect((await list(mute)).total).toBe(0);

  const { data } = await list(bob, '?typeOneOf[]=1&unread=true');
  expectShape(data[0], KNOWN[1], ['video.channel.avatar']);
  expect((await list(bob, '?typeOneOf=2')).total).toBe(0);
  const read = 'POST /users/me/notifications/read';
  expect((await ask(bob, read, { ids: [data[0]!.id] })).status).toBe(204);
  expect((await list(bob, '?unread=true')).total).toBe(0);
  expect((await ask(bob, read, { ids: 'x' })).status).toBe(400);

  const thread = `POST /videos/${video.uuid}/comment-threads`;
  expect((await ask(bob, thread, { text: 'Early!' })).status).toBe(200);
  await expect.poll(() => typesOf(ada)).toEqual([2, 10, 10, 10]);

  expect((await ask(ada, `PUT /videos/${video.uuid}`, { privacy: 3 })).status).toBe(204);
  const [hidden] = (await list(bob)).data;
  expect(hidden).toMatchObject({ type: 1, read: true });
  expect(JSON.stringify(hidden)).not.toContain('Dawn');
  await inbox.next('eve@example.org', 'New video');
  expect(inbox.sentTo('bob@example.org').filter(isOfNewVideo)).toHaveLength(1);
});

test('a comment is told to the owner of its video, to whom it names, and to whom it answers', async () => {
  const { ada, bob, root, join, givenVideo } = await givenPeople();
  const eve = await join('eve');
  const { uuid } = await givenVideo(ada);
  const say = async (who: SignedIn, below: string, text: string) => {
    const { body } = await ask(who, `POST /videos/${uuid}/${below}`, { text });
    return (body as { comment: { id: number } }).comment.id;
  };

  const first = await say(bob, 'comment-threads', 'See this, @eve @ada @bob');
  await expect.poll(() => typesOf(ada)).toEqual([2]);
  await expect.poll(() => typesOf(eve)).toEqual([11]);
  expect(await typesOf(bob)).toEqual([]);
  expectShape((await list(ada, '?typeOneOf=2')).data[0], KNOWN[0]);

  const reply = await say(eve, `comments/${first}`, 'I see');
  await expect.poll(() => typesOf(bob)).toEqual([11]);

  await ask(ada, `PUT /videos/${uuid}`, { commentsPolicy: 3 });
  const held = await say(eve, `comments/${first}`, 'And this?');
  await expect.poll(async () => (await list(ada, '?typeOneOf=2')).total).toBe(3);
  expect(await typesOf(bob)).toEqual([11]);
  await ask(ada, `POST /videos/${uuid}/comments/${held}/approve`);
  await expect.poll(() => typesOf(bob)).toEqual([11, 11]);

  await ask(eve, `DELETE /videos/${uuid}/comments/${reply}`);
  expect((await list(bob)).data[1]).not.toHaveProperty('comment');
  await ask(bob, 'POST /users/me/notifications/read-all');
  expect((await list(bob, '?unread=true')).total).toBe(0);
  expect((await list(root)).data.every(({ type }) => type === 9)).toBe(true);
});

test('what somebody was told is gone once they have muted who did it', async () => {
  const { ada, bob, root, givenVideo } = await givenPeople();
  const { uuid } = await givenVideo(ada);
  for (const who of [bob, root])
    await ask(who, `POST /videos/${uuid}/comment-threads`, { text: 'Early!' });
  await expect.poll(() => typesOf(ada)).toEqual([2, 2]);
  await ask(ada, 'POST /users/me/blocklist/accounts', { accountName: 'bob' });
  await expect.poll(() => typesOf(ada)).toEqual([2]);
});

test('news come live, and no longer once the session has ended', async () => {
  const { node, ada, bob, givenVideo } = await givenPeople();
  expect((await node.request(`${PATH}/stream`)).status).toBe(401);
  const stream = await ada.request(`${PATH}/stream`);
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  let text = '';
  const reading = (async () => {
    for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) text += chunk;
  })();
  await expect.poll(() => text).toContain('{"unread":0}');
  const { uuid } = await givenVideo(ada, { name: 'Live news' });
  await ask(bob, `POST /videos/${uuid}/comment-threads`, { text: 'Early!' });
  await expect.poll(() => text, { timeout: 10_000 }).toContain('{"unread":1}');
  expect(text).toMatch(/event: notification\ndata: .*"name":"Live news"/);
  await ada.request('/api/v1/users/revoke-token', { method: 'POST' });
  await reading; // ends by itself
}, 30_000);

test('a user has only so many streams, and a closed one counts no more', async () => {
  const { ada } = await givenPeople();
  const closers = Array.from({ length: 10 }, () => new AbortController());
  const streams: Response[] = []; // one that nobody holds is collected as garbage, and closed
  for (const { signal } of closers) streams.push(await ada.request(`${PATH}/stream`, { signal }));
  expect(streams.map(({ status }) => status)).toEqual(closers.map(() => 200));
  expect((await ada.request(`${PATH}/stream`)).status).toBe(429);
  expect(streams.every(({ bodyUsed }) => !bodyUsed)).toBe(true);
  for (const closer of closers) closer.abort();
  await expect
    .poll(
      async () => {
        const last = new AbortController();
        const { status } = await ada.request(`${PATH}/stream`, { signal: last.signal });
        last.abort();
        return status;
      },
      { timeout: 10_000 },
    )
    .toBe(200);
});
