import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';

import type { SignedIn } from '../../test/support/client.ts';
import { expectShape, recorded } from '../../test/support/contract.ts';
import { openInbox } from '../../test/support/mail.ts';
import { startTestNode } from '../../test/support/node.ts';
import { asJson, openPeople } from '../../test/support/people.ts';
import { openCatalog } from '../../test/support/videos.ts';
import { comments } from '../catalog/social-tables.ts';
import { accountMutes, videos } from '../catalog/tables.ts';
import { users } from '../identity/tables.ts';
import { notices } from './index.ts';

const PATH = '/api/v1/users/me/notifications';

async function givenPeople() {
  const inbox = await openInbox();
  const node = await startTestNode({ SMTP_URL: inbox.smtpUrl });
  const people = await openPeople(node);
  const [ada, bob] = [await people.join('ada'), await people.join('bob')];
  const catalog = openCatalog(node);
  return { inbox, node, ...people, ada, bob, ...catalog };
}

const accountIdOf = async (who: SignedIn) =>
  ((await (await who.request('/api/v1/users/me')).json()) as { account: { id: number } }).account
    .id;

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

test('those who follow a channel hear of its video in the ways they chose, once', async () => {
  const { node, inbox, ada, bob, join, db, givenVideo } = await givenPeople();
  const [eve, mute] = [await join('eve'), await join('mute')];
  const uri = `ada_channel@${new URL(node.url).host.replace('127.0.0.1', 'localhost')}`;
  for (const who of [bob, eve, mute, ada]) {
    const body = asJson({ uri });
    const followed = await who.request('/api/v1/users/me/subscriptions', {
      method: 'POST',
      ...body,
    });
    expect(followed.status).toBe(204);
  }
  await db.update(users).set({ emailVerified: true }).where(eq(users.email, 'bob@example.org'));
  const settings = '/api/v1/users/me/notification-settings';
  const choose = (who: SignedIn, body: object) =>
    who.request(settings, { method: 'PUT', ...asJson(body) });
  expect((await choose(bob, { newVideoFromSubscription: 3 })).status).toBe(204);
  expect((await choose(eve, { newVideoFromSubscription: 2 })).status).toBe(204); // unverified
  expect((await choose(bob, { newVideoFromSubscription: 4 })).status).toBe(400);
  expect((await choose(bob, { toto: 1 })).status).toBe(400);
  const me = await (await bob.request('/api/v1/users/me')).json();
  expect(me).toMatchObject({ notificationSettings: { newVideoFromSubscription: 3, newFollow: 1 } });
  const accountId = await accountIdOf(ada);
  const [muter] = await db.select().from(users).where(eq(users.email, 'mute@example.org'));
  await db.insert(accountMutes).values({ userId: muter!.id, accountId });

  const video = await givenVideo(ada, { name: 'Dawn <b>&\r\nBcc: x' });

  await expect.poll(() => typesOf(bob)).toContain(1);
  await expect.poll(() => typesOf(ada)).toEqual([6, 10, 10, 10]);
  const message = await inbox.next('bob@example.org', 'New video');
  expect(message.text).toContain('"Dawn <b>&');
  expect(message.text).toMatch(
    /http:\/\/localhost:\d+\/w\/\w{22}\n[^]*\/my-account\/notifications/,
  );
  expect((await list(eve)).total).toBe(0);
  expect((await list(mute)).total).toBe(0);

  const { data } = await list(bob, '?typeOneOf[]=1&unread=true');
  expectShape(data[0], (recorded('api-users-me-notifications') as { data: object[] }).data[1], ['video.channel.avatar']); // prettier-ignore
  expect((await list(bob, '?typeOneOf=2')).total).toBe(0);
  const read = await bob.request(`${PATH}/read`, {
    method: 'POST',
    ...asJson({ ids: [data[0]!.id] }),
  });
  expect(read.status).toBe(204);
  expect((await list(bob, '?unread=true')).total).toBe(0);
  expect((await bob.request(`${PATH}/read`, { method: 'POST', ...asJson({ ids: 'x' }) })).status).toBe(400); // prettier-ignore

  const comment = await bob.request(`/api/v1/videos/${video.uuid}/comment-threads`, {
    method: 'POST',
    ...asJson({ text: 'Early!' }),
  });
  expect(comment.status).toBe(200);
  await expect.poll(() => typesOf(ada)).toEqual([2, 6, 10, 10, 10]);

  await db.update(videos).set({ privacy: 3 }).where(eq(videos.id, video.id));
  const [hidden] = (await list(bob)).data;
  expect(hidden).toMatchObject({ type: 1, read: true });
  expect(JSON.stringify(hidden)).not.toContain('Dawn');
  expect(inbox.received).toHaveLength(1);
});

test('a comment is told to the owner of its video, to whom it names, and to whom it answers', async () => {
  const { ada, bob, root, join, db, givenVideo } = await givenPeople();
  const eve = await join('eve');
  const video = await givenVideo(ada);
  const [adaId, bobId, eveId] = await Promise.all([ada, bob, eve].map(accountIdOf));
  const write = async (accountId: number, values: object = {}) => {
    const [row] = await db
      .insert(comments)
      .values({ videoId: video.id, accountId, text: 'hm', ...values })
      .returning();
    return row!;
  };
  const signal = AbortSignal.timeout(10_000);
  const deps = {
    db,
    signal,
    mail: { enabled: false, send: async () => {}, close: async () => {} },
  };
  const post = async (commentId: number, accountId: number, mentionedAccountIds: number[]) => {
    const payload = { videoId: video.id, commentId, accountId, mentionedAccountIds };
    await notices.newCommentOnMyVideo.run(payload, deps);
    await notices.commentMention.run(payload, deps);
    await notices.commentMention.run(payload, deps); // a job may run twice
  };
  const first = await write(bobId!);
  await post(first.id, bobId!, [eveId!, adaId!, bobId!]);
  expect(await typesOf(ada)).toEqual([2, 6]);
  expect(await typesOf(eve)).toEqual([11]);
  expect(await typesOf(bob)).toEqual([]);
  const newest = (await list(ada, '?typeOneOf=2')).data[0];
  expectShape(newest, (recorded('api-users-me-notifications') as { data: object[] }).data[0]);

  const reply = await write(eveId!, { threadId: first.id, inReplyToId: first.id });
  await post(reply.id, eveId!, []);
  expect(await typesOf(bob)).toEqual([11]);

  const held = await write(eveId!, { inReplyToId: first.id, heldForReview: true });
  await post(held.id, eveId!, []);
  expect(await typesOf(bob)).toEqual([11]);
  expect((await list(ada, '?typeOneOf=2')).total).toBe(3);

  await db.update(comments).set({ deletedAt: new Date() }).where(eq(comments.id, reply.id));
  expect((await list(bob)).data[0]).not.toHaveProperty('comment');
  await bob.request(`${PATH}/read-all`, { method: 'POST' });
  expect((await list(bob, '?unread=true')).total).toBe(0);
  expect((await list(root)).data.every(({ type }) => type === 9)).toBe(true);
});

test('news come live, and no longer once the session has ended', async () => {
  const { node, ada, givenVideo } = await givenPeople();
  expect((await node.request(`${PATH}/stream`)).status).toBe(401);
  const stream = await ada.request(`${PATH}/stream`);
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  let text = '';
  const reading = (async () => {
    for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) text += chunk;
  })();
  await expect.poll(() => text).toContain('{"unread":0}');
  await givenVideo(ada, { name: 'Live news' });
  await expect.poll(() => text, { timeout: 10_000 }).toContain('{"unread":1}');
  expect(text).toMatch(/event: notification\ndata: .*"name":"Live news"/);
  await ada.request('/api/v1/users/revoke-token', { method: 'POST' });
  await reading; // ends by itself
}, 30_000);

test('a user has only so many streams, and a closed one counts no more', async () => {
  const { ada } = await givenPeople();
  const closers = Array.from({ length: 10 }, () => new AbortController());
  for (const { signal } of closers)
    expect((await ada.request(`${PATH}/stream`, { signal })).status).toBe(200);
  expect((await ada.request(`${PATH}/stream`)).status).toBe(429);
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
