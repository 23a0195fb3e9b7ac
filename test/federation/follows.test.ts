import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { federationFigures } from '../../federation/figures-queries.ts';
import { activityOf, givenPublisher, startForeignNode } from '../support/foreign-node.ts';
import { addressOf, openInbox } from '../support/inbox.ts';
import { openInbox as openMailbox, verifyAddress } from '../support/mail.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { smallPicture } from '../support/pictures.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { eventually, follow, hostOf, read, startTwoNodes, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

test('administrators see how many messages of others wait', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  await follow(ofB.root, a);
  const waiting = () => read(ofA.root, '/server/debug');
  await eventually(async () =>
    expect(await waiting()).toMatchObject({ activityPubMessagesWaiting: 0 }),
  );
  const db = openTestDatabase(a);
  const processed = (await federationFigures(db))['totalActivityPubMessagesProcessed']!;
  expect(processed).toBeGreaterThan(0);
  await db.execute(sql`
    insert into inbox_activities (digest, url, type, signer_id, body, next_attempt_at)
    select n::text, n::text, 'Create Note', id, '{}', now() + interval '1 hour'
    from actors, generate_series(1, 3) n where type = 'Application' and host = ${hostOf(b)}`);
  expect(await waiting()).toMatchObject({ activityPubMessagesWaiting: 3 });
  const stats = await read<Record<string, number>>(ofA.root, '/server/stats');
  expect(stats).toMatchObject({
    totalActivityPubMessagesProcessed: processed,
    totalActivityPubMessagesWaiting: 3,
  });
  expect(stats['activityPubMessagesProcessedPerSecond']).toBeLessThanOrEqual(processed / 60);
});

test('who follows whom is told with pictures and counts', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const form = new FormData();
  form.set('avatarfile', new File([await smallPicture()], 'a.jpg', { type: 'image/jpeg' }));
  const path = '/api/v1/config/instance-avatar/pick';
  expect((await ofA.root.request(path, { method: 'POST', body: form })).status).toBe(204);
  await follow(ofB.root, a);

  const pair = {
    follower: { name: 'peertube', followingCount: 1, followersCount: 0, avatars: [] },
    following: { name: 'peertube', host: hostOf(a), followingCount: 0, followersCount: 1 },
  };
  await eventually(async () => {
    const { data } = await read<Follows>(ofB.root, '/server/following');
    expect(data).toMatchObject([pair]);
    expect(data[0]!.following.avatars).toHaveLength(4);
  });
  const { data } = await read<Follows>(ofA.root, '/server/followers');
  expect(data).toMatchObject([pair]);
  expect(data[0]!.following.avatars).toHaveLength(4);
  expect(await read(ofA.root, '/server/stats')).toMatchObject({
    totalInstanceFollowers: 1,
    totalInstanceFollowing: 0,
    totalActivityPubMessagesSuccesses: 1,
    totalActivityPubFollowMessagesSuccesses: 1,
    totalActivityPubFollowMessagesErrors: 0,
    totalActivityPubCreateMessagesSuccesses: 0,
    totalActivityPubMessagesWaiting: 0,
  });
  expect(await read(ofB.root, '/server/stats')).toMatchObject({ totalInstanceFollowing: 1 });
  for (const [node, host, counts] of [
    [a, hostOf(a), { followersCount: 1, followingCount: 0 }],
    [b, hostOf(b), { followersCount: 0, followingCount: 1 }],
    [b, hostOf(a), { followersCount: 1, followingCount: 0 }],
  ] as const)
    expect(await read(node, `/accounts/peertube@${host}`)).toMatchObject({
      name: 'peertube',
      host,
      url: `http://${host}/accounts/peertube`,
      ...counts,
    });
  for (const handle of ['peertube', `peertube@${hostOf(a)}`]) {
    for (const list of ['videos', 'video-channels', 'video-playlists'])
      expect(await read(b, `/accounts/${handle}/${list}`)).toMatchObject({ total: 0, data: [] });
    expect(await read(ofB.root, `/accounts/${handle}/followers`)).toMatchObject({ total: 0 });
  }
  const bob = await ofB.join('bob');
  expect((await bob.request('/api/v1/accounts/peertube/followers')).status).toBe(403);

  await openTestDatabase(b).execute('update actors set gone_at = now() where host is not null');
  for (const handle of ['peertube@nowhere.example', `peertube@${hostOf(a)}`])
    for (const part of ['', '/videos', '/video-channels', '/video-playlists', '/followers'])
      expect((await bob.request(`/api/v1/accounts/${handle}${part}`)).status).toBe(404);
}, 120_000);

type Follows = { data: { following: { avatars: object[] } }[] };

test('who was sent a comment hears that it is gone, and an id is of one follow', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const send = openInbox(node, db);
  const { origin } = addressOf(node);
  const foreign = await startForeignNode();
  const { account: eve } = givenPublisher(foreign, 'eve');
  const sent = () => foreign.received.map(({ body }) => JSON.parse(String(body)) as Sent);
  const heard = (type: string) =>
    eventually(async () => {
      const found = sent().find((activity) => activity.type === type);
      if (!found) throw new Error(`no ${type} yet`);
      return found;
    });

  const asked = activityOf(eve, 'Follow', `${origin}/video-channels/root_channel`);
  expect(await send(asked, eve)).toMatchObject({ state: 'done' });
  expect(await send({ ...asked, object: `${origin}/accounts/root` }, eve)).toMatchObject({
    state: 'refused',
    reason: 'This id is of another follow.',
  });

  const { uuid } = await givenVideo(root, { name: 'Herons' });
  const threads = `/videos/${uuid}/comment-threads`;
  const posted = await write(root, 'POST', threads, { text: 'What a bird' });
  const { comment } = (await posted.json()) as { comment: { id: number } };
  await eventually(async () => {
    expect(sent().map(({ object }) => typeof object === 'object' && object.type)).toContain('Note');
  });
  expect(await send(activityOf(eve, 'Undo', asked), eve)).toMatchObject({ state: 'done' });
  await write(root, 'DELETE', `/videos/${uuid}/comments/${comment.id}`);
  expect(await heard('Delete')).toMatchObject({
    object: `${origin}/videos/watch/${uuid}/comments/${comment.id}`,
    to: ['https://www.w3.org/ns/activitystreams#Public'],
    cc: [
      `${origin}/accounts/root/followers`,
      `${origin}/accounts/root`,
      `${origin}/video-channels/root_channel`,
    ],
  });
}, 120_000);

type Sent = { type: string; object: string | { type: string } };

test('administrators hear who follows the node, and whom it follows back, in the ways they chose', async () => {
  const post = await openMailbox();
  const node = await startTestNode({ SMTP_URL: post.smtpUrl });
  const { join } = await openPeople(node);
  const [moderator, ada] = [await join('mod', 'moderator'), await join('ada', 'administrator')];
  await verifyAddress(ada, post);
  const { notificationSettings } = await read<Settings>(ada, '/users/me');
  const ways = { ...notificationSettings, newInstanceFollower: 3, autoInstanceFollowing: 1 };
  await write(ada, 'PUT', '/users/me/notification-settings', ways);
  await write(ada, 'PUT', '/config/custom', {
    followings: { instance: { autoFollowBack: { enabled: true } } },
  });
  const send = openInbox(node, openCatalog(node).db);
  const us = `${addressOf(node).origin}/accounts/peertube`;
  const followUs = async () => {
    const foreign = await startForeignNode();
    const them = foreign.actor('Application', 'peertube');
    expect(await send(activityOf(them, 'Follow', us), them)).toMatchObject({ state: 'done' });
    return foreign.host;
  };
  const told = async (who: typeof ada) =>
    (await read<Told>(who, '/users/me/notifications?sort=createdAt')).data.filter(
      ({ type }) => type === 13 || type === 14,
    );

  const host = await followUs();
  const here = { name: 'peertube', host: addressOf(node).host };
  await eventually(async () =>
    expect((await told(ada)).toSorted((a, b) => a.type - b.type)).toMatchObject([
      {
        type: 13,
        actorFollow: {
          state: 'accepted',
          follower: { host },
          following: { type: 'instance', ...here },
        },
      },
      {
        type: 14,
        actorFollow: { state: 'pending', follower: here, following: { type: 'instance', host } },
      },
    ]),
  );
  await post.next('ada@example.org', `${host} follows this node`);
  expect(await told(moderator)).toEqual([]);

  await write(ada, 'PUT', '/users/me/notification-settings', { ...ways, newInstanceFollower: 0 });
  const next = await followUs();
  await eventually(async () =>
    expect((await told(ada)).map(({ type }) => type).toSorted((a, b) => a - b)).toEqual([
      13, 14, 14,
    ]),
  );
  expect(next).not.toBe(host);
}, 120_000);

type Settings = { notificationSettings: Record<string, number> };
type Told = { data: { type: number; actorFollow: object }[] };
