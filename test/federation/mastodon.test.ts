import { expect, test } from 'vitest';

import { startFollower } from '../support/follower.ts';
import { activityOf, noteOf } from '../support/foreign-node.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { eventually, read } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Threads = { data: { id: number; text: string; totalReplies: number }[] };
type Notices = { data: { type: number }[] };

const COMMENT_MENTION = 11; // contract § UserNotificationType

const CONTEXT = [
  'https://www.w3.org/ns/activitystreams',
  {
    ostatus: 'http://ostatus.org#',
    atomUri: 'ostatus:atomUri',
    inReplyToAtomUri: 'ostatus:inReplyToAtomUri',
    conversation: 'ostatus:conversation',
    sensitive: 'as:sensitive',
    toot: 'http://joinmastodon.org/ns#',
    votersCount: 'toot:votersCount',
  },
];

test('what people of Mastodon write, change and like is understood, and who is named hears of it', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const [alice, bob] = [await join('alice'), await join('bob')];
  const { home, foreign, publisher, send } = await startFollower(node);
  const { account: carl } = publisher;
  const { uuid } = await openCatalog(node).givenVideo(alice, { name: 'Herons' });
  const video = `${home}/videos/watch/${uuid}`;
  const status = (id: string, said: object) => ({
    id: foreign.url(`/users/carl/statuses/${id}`),
    type: 'Note',
    published: new Date().toISOString(),
    url: foreign.url(`/@carl/${id}`),
    attributedTo: carl.url,
    to: ['https://www.w3.org/ns/activitystreams#Public'],
    cc: [`${carl.url}/followers`, `${home}/accounts/bob`],
    atomUri: foreign.url(`/users/carl/statuses/${id}`),
    conversation: `tag:${foreign.host},2026-11-21:objectId=1:objectType=Conversation`,
    attachment: [],
    replies: { id: foreign.url(`/users/carl/statuses/${id}/replies`), type: 'Collection' },
    ...said,
  });
  const say = (type: string, object: unknown) =>
    send(activityOf(carl, type, object, { '@context': CONTEXT }), carl);
  const threads = async () => (await read<Threads>(node, `/videos/${uuid}/comment-threads`)).data;

  for (const to of [[`${home}/accounts/bob`], [`${carl.url}/followers`]]) {
    const secret = status('0', { inReplyTo: video, content: '<p>For you alone</p>', to, cc: [] });
    expect(await say('Create', secret)).toMatchObject({ state: 'refused' });
  }
  const unsaid = status('0', { inReplyTo: video, content: '<p>For whom?</p>', to: [], cc: [] });
  const creation = activityOf(carl, 'Create', unsaid, { '@context': CONTEXT, to: [] });
  expect(await send(creation, carl)).toMatchObject({ state: 'refused' });
  expect(await threads()).toEqual([]);

  const first = status('1', {
    summary: 'long legs',
    sensitive: true,
    inReplyTo: video,
    content: `<p><span class="h-card"><a href="${home}/accounts/bob" class="u-url mention">@<span>bob</span></a></span> look</p><p>What a bird</p>`,
    contentMap: { en: '<p>look</p>' },
    tag: [{ type: 'Mention', href: `${home}/accounts/bob`, name: `@bob@${new URL(home).host}` }],
  });
  expect(await say('Create', first)).toMatchObject({ state: 'done' });
  expect(await threads()).toMatchObject([{ text: 'long legs\n\n@bob look\n\nWhat a bird' }]);
  await eventually(async () =>
    expect((await read<Notices>(bob, '/users/me/notifications')).data).toContainEqual(
      expect.objectContaining({ type: COMMENT_MENTION }),
    ),
  );

  const second = status('2', { inReplyTo: first.id, content: '<p>And <b>shy</b></p>' });
  const third = status('3', { inReplyTo: second.id, content: '<p>Very</p>' });
  for (const note of [second, third])
    expect(await say('Create', note)).toMatchObject({ state: 'done' });
  expect(await threads()).toMatchObject([{ totalReplies: 2 }]);
  const updated = new Date(Date.now() + 1_000).toISOString();
  const changed = { ...first, summary: null, sensitive: false, content: '<p>A stork</p>', updated };
  expect(await say('Update', changed)).toMatchObject({ state: 'done' });
  await eventually(async () => expect(await threads()).toMatchObject([{ text: 'A stork' }]));

  expect(await say('Like', video)).toMatchObject({ state: 'done' });
  await eventually(async () =>
    expect(await read(node, `/videos/${uuid}`)).toMatchObject({ likes: 1 }),
  );
}, 120_000);

test('people of Mastodon follow an account and a channel, hear of videos, change, and go', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const alice = await join('alice');
  const { home, foreign, publisher, send, hears } = await startFollower(node);
  const { account: carl } = publisher;
  const say = (type: string, object: unknown, id: string) =>
    send(
      activityOf(carl, type, object, { '@context': CONTEXT, id: foreign.url(`/${id}`), to: [] }),
      carl,
    );
  const followed = {
    account: `${home}/accounts/alice`,
    channel: `${home}/video-channels/alice_channel`,
  };
  for (const [id, url] of Object.entries(followed)) {
    expect(await say('Follow', url, id)).toMatchObject({ state: 'done' });
    expect(await hears('Accept Follow', url)).toMatchObject({
      object: { id: foreign.url(`/${id}`) },
    });
  }
  const followers = async () => [
    (await read<Followed>(node, '/accounts/alice')).followersCount,
    (await read<Followed>(node, '/video-channels/alice_channel')).followersCount,
  ];
  await eventually(async () => expect(await followers()).toEqual([1, 1]));

  const { uuid } = await openCatalog(node).givenVideo(alice, { name: 'Herons', tags: ['birds'] });
  const video = `${home}/videos/watch/${uuid}`;
  expect((await hears('Create Video')).object).toMatchObject({
    id: video,
    name: 'Herons', // of which Mastodon makes a link, to the first of these
    url: expect.arrayContaining([
      { type: 'Link', mediaType: 'text/html', href: expect.any(String) },
    ]),
    attributedTo: [{ type: 'Person', id: followed.account }, { id: followed.channel }],
    tag: [{ type: 'Hashtag', name: 'birds' }],
    sensitive: false,
    to: expect.arrayContaining(['https://www.w3.org/ns/activitystreams#Public']),
  });
  expect(await hears('Announce', followed.channel)).toMatchObject({ object: video });
  const note = noteOf(carl, video);
  expect(await say('Create', note, 'note')).toMatchObject({ state: 'done' });

  foreign.show({ ...carl.document, name: 'Carl C.' });
  expect(await say('Update', { ...carl.document, name: 'Carl C.' }, 'update')).toMatchObject({
    state: 'done',
  });
  const threads = () => read<Said>(node, `/videos/${uuid}/comment-threads`);
  await eventually(async () =>
    expect((await threads()).data).toMatchObject([{ account: { displayName: 'Carl C.' } }]),
  );

  const undone = { id: foreign.url('/account'), type: 'Follow', actor: carl.url };
  const undo = { ...undone, object: followed.account };
  expect(await say('Undo', undo, 'undo')).toMatchObject({ state: 'done' });
  await eventually(async () => expect(await followers()).toEqual([0, 1]));
  foreign.hide(new URL(carl.url).pathname);
  expect(await say('Delete', carl.url, 'delete')).toMatchObject({ state: 'done' });
  await eventually(async () => {
    expect(await followers()).toEqual([0, 0]);
    expect((await threads()).data.filter(({ isDeleted }) => !isDeleted)).toEqual([]);
  });
  const late = await say('Create', noteOf(carl, video), 'late');
  expect([{ answer: 401 }, { state: 'ignored', reason: 'its actor is gone' }]).toContainEqual(late);
}, 120_000);

type Followed = { followersCount: number };
type Said = { data: { isDeleted: boolean; account: object | null }[] };
