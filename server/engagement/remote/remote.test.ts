import { expect, test, vi } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import {
  alice,
  takeReference,
  takeRemoteComment,
  THERE,
} from '../../../test/support/remote-things.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { findChannelByUrl, findVideo } from '../../catalog/index.ts';
import { Failure } from '../../platform/errors.ts';
import { findCommentByUrl } from './find-comment.ts';
import { followAs, unfollowAs } from './follow-as.ts';
import { rateAs } from './rate-as.ts';
import { countRemoteView, setRemoteViewers } from './remote-views.ts';
import { deleteCommentByUrl, takeRemoteComments } from './take-comments.ts';

async function startKnowing() {
  const node = await startTestNode();
  const here = new URL(node.url);
  const people = await openPeople(node);
  const bob = await people.join('bob');
  const catalog = openCatalog(node);
  const own = await catalog.givenVideo(bob);
  const remote = await takeReference(catalog.db, here);
  const said = (n: number, text: string) => ({
    url: `${THERE}/comments/${n}`,
    videoId: own.id,
    inReplyToId: null,
    accountId: remote.account.id,
    text,
    createdAt: new Date('2026-11-21T08:00:00Z'),
    updatedAt: new Date('2026-11-21T08:00:00Z'),
  });
  return { node, here, ...people, bob, ...catalog, own, ...remote, said };
}

const kindsOf = async (who: Parameters<typeof ask>[0]) => {
  const { body } = await ask(who, 'GET /users/me/notifications');
  return (body as { data: { type: number }[] }).data.map(({ type }) => type);
};

test('a comment from another node is one of this node’s: once, by the owner’s rules', async () => {
  const { node, here, db, bob, own, account, said, changeVideo } = await startKnowing();
  const first = await takeRemoteComment(db, here, said(1, 'hello'));
  expect(await takeRemoteComment(db, here, said(1, 'hello'))).toEqual({ ...first, isNew: false });
  const edited = { ...said(1, 'hello again'), updatedAt: new Date('2026-11-21T09:00:00Z') };
  expect((await takeRemoteComment(db, here, edited)).comment.text).toBe('hello again');
  expect((await takeRemoteComment(db, here, said(1, 'old'))).comment.text).toBe('hello again');
  expect((await findVideo(db, own.id))?.video.comments).toBe(1);
  await vi.waitFor(async () => expect(await kindsOf(bob)).toContain(2));

  const reply = { ...said(2, 'a reply'), inReplyToId: first.comment.id };
  expect((await takeRemoteComment(db, here, reply)).comment.threadId).toBe(first.comment.id);
  const stranger = { ...said(1, 'mine'), accountId: account.id + 1_000 };
  await expect(takeRemoteComment(db, here, stranger)).rejects.toMatchObject({ code: 'forbidden' });

  await deleteCommentByUrl(db, reply.url);
  await deleteCommentByUrl(db, reply.url);
  expect((await takeRemoteComment(db, here, reply)).comment.deletedAt).not.toBeNull();
  expect((await findVideo(db, own.id))?.video.comments).toBe(1);

  await changeVideo(own.id, { commentsPolicy: 3 });
  expect((await takeRemoteComment(db, here, said(3, 'wait'))).comment.heldForReview).toBe(true);
  await changeVideo(own.id, { commentsPolicy: 2 });
  const off = takeRemoteComment(db, here, said(4, 'no'));
  await expect(off).rejects.toMatchObject({ code: 'conflict' });
  await changeVideo(own.id, { commentsPolicy: 1 });
  await ask(bob, 'POST /users/me/blocklist/servers', { host: alice.host });
  const muted = takeRemoteComment(db, here, said(5, 'noise'));
  await expect(muted).rejects.toMatchObject({ code: 'forbidden' });

  const url = `${node.url}/videos/watch/${own.uuid}/comments/${first.comment.id}`;
  expect(await findCommentByUrl(db, here, url)).toBeUndefined(); // it has an id of its own
});

test('comments that come together are each judged alone, and counted together', async () => {
  const { here, db, bob, own, account, said, changeVideo } = await startKnowing();
  const before = await takeRemoteComment(db, here, said(1, 'hello'));
  await ask(bob, 'PUT /automatic-tags/policies/accounts/bob/comments', {
    review: ['external-link'],
  });
  const comments = [
    said(2, 'one'),
    { ...said(3, 'an answer'), inReplyToId: before.comment.id },
    { ...said(4, 'an answer to nothing'), inReplyToId: before.comment.id + 1_000 },
    { ...said(1, 'mine'), accountId: account.id + 1_000 },
    said(5, 'see https://shop.example/'),
    said(6, 'two'),
  ];
  const take = () => takeRemoteComments(db, here, { videoId: own.id, said: comments });
  const outcomes = await take();
  const short = comments.map((comment) => {
    const outcome = outcomes.get(comment)!;
    if (outcome instanceof Failure) return outcome.code;
    return [outcome.comment.text, outcome.comment.heldForReview, outcome.comment.threadId];
  });
  expect(short).toEqual([
    ['one', false, null],
    ['an answer', false, before.comment.id],
    'conflict',
    'forbidden',
    ['see https://shop.example/', true, null],
    ['two', false, null],
  ]);
  await take();
  expect((await findVideo(db, own.id))?.video.comments).toBe(4);
  expect((await findCommentByUrl(db, here, said(1, '').url))?.replies).toBe(1);

  await changeVideo(own.id, { commentsPolicy: 2 });
  const [late] = [said(7, 'late')];
  const closed = await takeRemoteComments(db, here, { videoId: own.id, said: [late] });
  expect(closed.get(late)).toMatchObject({ code: 'conflict' });
  const lost = { ...late, videoId: own.id + 1_000 };
  const away = await takeRemoteComments(db, here, { videoId: lost.videoId, said: [lost] });
  expect(away.get(lost)).toMatchObject({ code: 'not_found' });
});

test('ratings, follows and views of other nodes are counted, and taken back', async () => {
  const { node, here, db, bob, own, account, channel } = await startKnowing();
  const counts = async () => (await findVideo(db, own.id))!.video;
  const of = { accountId: account.id, videoId: own.id };
  await rateAs(db, { ...of, rating: 'like', url: `${THERE}/likes/1` });
  await rateAs(db, { ...of, rating: 'like', url: `${THERE}/likes/1` });
  expect(await counts()).toMatchObject({ likes: 1, dislikes: 0 });
  await rateAs(db, { ...of, rating: 'dislike', url: `${THERE}/dislikes/1` });
  expect(await counts()).toMatchObject({ likes: 0, dislikes: 1 });
  await rateAs(db, { ...of, rating: 'none', url: null });
  expect(await counts()).toMatchObject({ likes: 0, dislikes: 0 });

  const bobs = await findChannelByUrl(db, here, `${node.url}/video-channels/bob_channel`);
  const target = { channelId: bobs!.channel.id };
  const follow = { followerId: account.id, target, url: `${THERE}/follows/1` };
  await followAs(db, { ...follow, state: 'accepted' });
  await followAs(db, { ...follow, state: 'accepted' });
  const followers = async () => (await findChannelByUrl(db, here, bobsUrl))!.channel.followers;
  const bobsUrl = `${node.url}/c/bob_channel`;
  expect(await followers()).toBe(1);
  await vi.waitFor(async () => expect(await kindsOf(bob)).toContain(10));
  await unfollowAs(db, account.id, target);
  expect(await followers()).toBe(0);

  await ask(bob, 'POST /users/me/subscriptions', { uri: `${channel.name}@${alice.host}` });
  const theirs = async () => (await findChannelByUrl(db, here, channel.url!))!.channel.followers;
  expect(await theirs()).toBe(1); // as its node says: it has not agreed yet
  const { accountId } = (await findChannelByUrl(db, here, bobsUrl))!.channel;
  const agreed = { followerId: accountId, target: { channelId: channel.id }, url: null };
  await followAs(db, { ...agreed, state: 'accepted' });
  expect(await theirs()).toBe(2);
  expect((await ask(bob, 'GET /users/me/subscriptions/videos')).body).toMatchObject({ total: 1 });

  const host = `${THERE}/accounts/peertube`;
  expect(await countRemoteView(db, { host, videoId: own.id })).toBe(true);
  const expiresAt = new Date(Date.now() + 60_000);
  await setRemoteViewers(db, { host, videoId: own.id, viewers: 7, expiresAt });
  await vi.waitFor(async () => expect(await counts()).toMatchObject({ views: 1, viewers: 7 }), {
    timeout: 20_000,
  });
});

test('who moderates here does not approve what is said on a video of another node', async () => {
  const { root, bob, video, changeVideo } = await startKnowing();
  await changeVideo(video.id, { commentsPolicy: 3 });
  for (const author of [root, bob]) {
    const said = await ask(author, `POST /videos/${video.uuid}/comment-threads`, { text: 'Hello' });
    expect(said.body).toMatchObject({ comment: { heldForReview: true } });
  }
});
