import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { inContext } from '../../federation/vocabulary/own-contexts.ts';
import {
  activityOf,
  givenForeignVideo,
  givenPublisher,
  noteOf,
  startForeignNode,
} from '../support/foreign-node.ts';
import { givenFollowed, openInbox } from '../support/inbox.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { eventually, read, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Jobs = { data: { type: string }[] };
type Found = { total: number; data: { id: number }[] };

/** A node that looked some videos of another one up, which nobody follows. */
async function givenStranger() {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db } = openCatalog(node);
  const foreign = await startForeignNode();
  const publisher = givenPublisher(foreign, 'alice');
  const search = (url: string) =>
    read<Found>(root, `/search/videos?search=${encodeURIComponent(url)}`);
  return {
    node,
    root,
    foreign,
    publisher,
    send: openInbox(node, db),
    search,
    async lookUp(name: string, { by = publisher, said = {} } = {}) {
      const video = givenForeignVideo(foreign, by, { name, ...said });
      expect(await search(video.id)).toMatchObject({ total: 1 });
      return video;
    },
    /** As if so many days had passed since other nodes were asked. */
    async age(days: number) {
      const passed = sql`make_interval(days => ${days})`;
      await db.execute(sql`update remote_media set refreshed_at = refreshed_at - ${passed}`);
      await db.execute(
        sql`update actors set fetched_at = fetched_at - ${passed} where host is not null`,
      );
    },
    /** As if an actor could not be had for so many days. */
    failed: (url: string, days: number) =>
      db.execute(
        sql`update actors set failed_since = now() - make_interval(days => ${days}) where url = ${url}`,
      ),
    status: async (path: string) => (await root.request(`/api/v1${path}`)).status,
  };
}

test('what is looked at is asked for again after two days, and goes when it is gone there', async () => {
  const { root, foreign, publisher, lookUp, age, status } = await givenStranger();
  const [changed, gone, fresh] = [
    await lookUp('Herons'),
    await lookUp('Storks'),
    await lookUp('Cranes'),
  ];
  const say = (video: typeof changed, said: object) =>
    foreign.show(inContext('Video', { ...video, ...said }), new URL(video.id).pathname);
  say(fresh, { name: 'Not asked for', updated: '2026-05-01T00:00:00.000Z' });
  expect(await read(root, `/videos/${fresh.uuid}`)).toMatchObject({ name: 'Cranes' });
  await eventually(async () => {
    const { data } = await read<Jobs>(root, '/jobs/completed?count=100');
    expect(data.some(({ type }) => type === 'federation.refresh-shown')).toBe(true);
  }); // it was found to be fresh

  await age(3);
  say(changed, { name: 'Grey herons', updated: '2026-05-01T00:00:00.000Z' });
  foreign.show({ ...publisher.account.document, name: 'Alice' });
  foreign.hide(new URL(gone.id).pathname);
  expect(await read(root, `/videos/${changed.uuid}`)).toMatchObject({ name: 'Herons' }); // at once, as it is known
  expect(await status(`/videos/${gone.uuid}`)).toBe(200);
  await eventually(async () => {
    expect(await read(root, `/videos/${changed.uuid}`)).toMatchObject({
      name: 'Grey herons',
      account: { displayName: 'Alice' },
    });
    expect(await status(`/videos/${gone.uuid}`)).toBe(404);
  });
  expect(await read(root, `/videos/${fresh.uuid}`)).toMatchObject({ name: 'Cranes' }); // told within the hour
}, 120_000);

test('comments that were lost on the way are found with the video, when it is asked for again', async () => {
  const { node, root, foreign, publisher, lookUp, age } = await givenStranger();
  const comments = foreign.url('/comments');
  const list = (...orderedItems: string[]) =>
    foreign.show({ id: comments, type: 'OrderedCollection', totalItems: 1, orderedItems });
  list();
  const video = await lookUp('Herons', { said: { comments } });
  const note = noteOf(publisher.account, video.id);
  foreign.show(note);
  list(note.id);
  const threads = () => read(node, `/videos/${video.uuid}/comment-threads`);
  expect(await threads()).toMatchObject({ total: 0 });

  await age(3);
  await read(root, `/videos/${video.uuid}`);
  await eventually(async () => expect(await threads()).toMatchObject({ total: 1 }));
});

test('a channel goes with what it has when it was gone for a day, not before', async () => {
  const { node, foreign, publisher, lookUp, age, failed, status } = await givenStranger();
  const late = givenPublisher(foreign, 'bob');
  const [{ uuid }, other] = [await lookUp('Herons'), await lookUp('Storks', { by: late })];
  await age(3);
  await failed(publisher.channel.url, 2);
  for (const { channel } of [publisher, late]) foreign.hide(new URL(channel.url).pathname);
  const pathOf = (name: string) => `/video-channels/${name}_channel@${foreign.host}`;
  for (const name of ['alice', 'bob'])
    expect(await read(node, pathOf(name))).toMatchObject({ name: `${name}_channel` });
  await eventually(async () => {
    expect(await status(pathOf('alice'))).toBe(404);
    expect(await status(`/videos/${uuid}`)).toBe(404);
    expect(foreign.asked.filter((path) => path.endsWith('/bob_channel'))).toHaveLength(2);
  });
  expect(await status(pathOf('bob'))).toBe(200);
  expect(await status(`/videos/${other.uuid}`)).toBe(200);
}, 120_000);

test('what somebody says has changed about them is put off until their node shows it', async () => {
  const { root, foreign, publisher, send, lookUp } = await givenStranger();
  await lookUp('Herons');
  const { account } = publisher;
  const changed = { ...account.document, name: 'Alice A.' };
  const update = activityOf(account, 'Update', changed);
  const displayName = async () =>
    (await read<{ displayName: string }>(root, `/accounts/alice@${foreign.host}`)).displayName;

  foreign.show((response) => response.writeHead(503).end(), new URL(account.url).pathname);
  expect(await send(update, account)).toEqual({
    state: 'waiting',
    reason: 'Its node does not show it.',
  });
  expect(await displayName()).toBe('alice');

  foreign.show(changed);
  await eventually(async () => expect(await displayName()).toBe('Alice A.'));
  await eventually(async () =>
    expect(await send(update, account)).toEqual({ state: 'done', reason: null }),
  );
}, 120_000);

test('what a moderator removed does not come back by what its node says', async () => {
  const { root, publisher, send, search, lookUp, status } = await givenStranger();
  const video = await lookUp('Herons');
  await write(root, 'DELETE', `/videos/${video.uuid}`);
  expect(await search(video.id)).toMatchObject({ total: 0 });
  const { account, channel } = publisher;
  const later = { ...video, name: 'Again', updated: '2026-05-01T00:00:00.000Z' };
  expect(await send(activityOf(account, 'Update', later), account)).toMatchObject({
    state: 'ignored',
  });
  expect(await send(activityOf(channel, 'Announce', video.id), channel)).toMatchObject({
    state: 'ignored',
  });
  expect(await status(`/videos/${video.uuid}`)).toBe(404);
}, 120_000);

test('what was had before its channel shares it is brought up to date then', async () => {
  const { root, foreign, publisher, send, lookUp } = await givenStranger();
  const { channel } = publisher;
  await givenFollowed(send, root, { foreign, actor: channel, name: 'alice_channel' });
  const video = await lookUp('Herons');
  const changed = { ...video, name: 'Grey herons', updated: '2026-05-01T00:00:00.000Z' };
  foreign.show(inContext('Video', changed), new URL(video.id).pathname);
  expect(await send(activityOf(channel, 'Announce', video.id), channel)).toMatchObject({
    state: 'done',
  });
  expect(await read(root, `/videos/${video.uuid}`)).toMatchObject({ name: 'Grey herons' });
}, 120_000);
