import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { expectShape, recorded } from '../../../test/support/contract.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';

type Comment = {
  id: number;
  text: string;
  threadId: number;
  isDeleted: boolean;
  deletedAt: string | null;
  heldForReview: boolean;
  totalReplies: number;
  totalRepliesFromVideoAuthor: number;
  account: { name: string } | null;
};
type Posted = { comment: Comment };
type Threads = { total: number; totalNotDeletedComments: number; data: Comment[] };
type Tree = { comment: Comment; children: Tree[] };

async function startWithVideo(values: Parameters<ReturnType<typeof openCatalog>['givenVideo']>[1]) {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [alice, bob] = [await join('alice'), await join('bob')];
  const catalog = openCatalog(node);
  const { uuid } = await catalog.givenVideo(alice, values);
  return {
    node,
    root,
    alice,
    bob,
    join,
    uuid,
    threads: `/videos/${uuid}/comment-threads`,
    ...catalog,
  };
}

test('a thread grows, is counted, and outlives the comments deleted from it', async () => {
  const { node, root, alice, bob, uuid, threads, givenVideo } = await startWithVideo({});
  const say = async (who: typeof bob, text: string, replyTo?: number) => {
    const path = replyTo ? `/videos/${uuid}/comments/${replyTo}` : threads;
    const { status, body } = await ask(who, `POST ${path}`, { text });
    expect(status).toBe(200);
    return (body as Posted).comment;
  };
  const first = await say(bob, '  <b>first</b>\nof @alice ');
  expect(first).toMatchObject({ text: '<b>first</b>\nof @alice', threadId: first.id });
  const answer = await say(alice, 'an answer', first.id);
  const deeper = await say(bob, 'an answer to it', answer.id);
  expect(deeper.threadId).toBe(first.id);
  await say(bob, 'second');

  const list = (await ask(node, `GET ${threads}?sort=-totalReplies`)).body as Threads;
  expectShape(list, recorded('api-comment-threads'));
  expect(list).toMatchObject({ total: 2, totalNotDeletedComments: 4 });
  expect(list.data[0]).toMatchObject({ totalReplies: 2, totalRepliesFromVideoAuthor: 1 });
  expect((await ask(node, `GET ${threads}`)).body).toMatchObject({
    data: [{ text: 'second' }, {}],
  });
  const tree = (await ask(node, `GET ${threads}/${first.id}`)).body as Tree;
  expectShape(tree, recorded('api-comment-thread'));
  expect(tree.comment).toMatchObject({ totalReplies: 2, totalRepliesFromVideoAuthor: 1 });
  expect(tree.children[0]!.comment).toMatchObject({
    totalReplies: 1,
    totalRepliesFromVideoAuthor: 0,
  });
  expect(tree.children[0]!.children[0]!.comment.text).toBe('an answer to it');
  const replies = await ask(node, `GET /videos/${uuid}/comments/${answer.id}/replies`);
  expect(replies.body).toMatchObject({ total: 1, data: [{ id: deeper.id }] });
  expect((await ask(node, `GET /videos/${uuid}`)).body).toMatchObject({ comments: 4 });
  const all = await ask(root, 'GET /videos/comments');
  expectShape(all.body, recorded('api-admin-admin-video-comments'));

  // What is not yours stays (F14); the owner of the video and moderators may delete it.
  const path = `/videos/${uuid}/comments`;
  expect((await ask(bob, `DELETE ${path}/${answer.id}`)).status).toBe(403);
  expect((await ask(node, `DELETE ${path}/${answer.id}`)).status).toBe(401);
  expect((await ask(alice, `DELETE ${path}/${first.id}`)).status).toBe(204);
  expect((await ask(bob, `DELETE ${path}/${first.id}`)).status).toBe(409);
  expect((await ask(bob, `POST ${path}/${first.id}`, { text: 'late' })).status).toBe(409);
  const after = (await ask(node, `GET ${threads}?sort=createdAt`)).body as Threads;
  expect(after).toMatchObject({ total: 2, totalNotDeletedComments: 3 });
  expect(after.data[0]).toMatchObject({
    text: '',
    account: null,
    isDeleted: true,
    totalReplies: 2,
  });
  expect((await ask(alice, `DELETE ${path}/${answer.id}`)).status).toBe(204);
  expect((await ask(root, `DELETE ${path}/${deeper.id}`)).status).toBe(204);
  expect((await ask(node, `GET ${threads}`)).body).toMatchObject({
    total: 1,
    totalNotDeletedComments: 1,
  });
  expect((await ask(node, `GET /videos/${uuid}`)).body).toMatchObject({ comments: 1 });

  const other = await givenVideo(alice);
  const elsewhere = await ask(bob, `POST /videos/${other.uuid}/comments/${answer.id}`, {
    text: 'x',
  });
  expect(elsewhere).toMatchObject({
    status: 400,
    body: { code: 'comment_not_associated_to_video' },
  });
  expect((await ask(node, `GET ${threads}/${deeper.id}`)).status).toBe(400);
  expect((await ask(node, `GET ${threads}/999999`)).status).toBe(404);
  for (const text of ['', '   ', 'h'.repeat(10_001)]) {
    const refused = await ask(bob, `POST ${threads}`, { text });
    expect(refused).toMatchObject({ status: 400, body: { 'invalid-params': { text: {} } } });
  }
  expect((await ask(node, `POST ${threads}`, { text: 'hi' })).status).toBe(401);
  expect((await ask(node, `GET ${threads}?sort=text`)).status).toBe(400);
});

test('a comment that waits for approval is seen by its author and the owner alone', async () => {
  const { node, root, alice, bob, join, uuid, threads } = await startWithVideo({
    commentsPolicy: 3,
  });
  const { comment } = (await ask(bob, `POST ${threads}`, { text: 'please' })).body as Posted;
  expect(comment.heldForReview).toBe(true);
  const carol = await join('carol');
  const path = `/videos/${uuid}/comments/${comment.id}`;
  for (const [who, total] of [
    [node, 0],
    [carol, 0],
    [bob, 1],
    [alice, 1],
    [root, 1],
  ] as const) {
    expect((await ask(who, `GET ${threads}`)).body).toMatchObject({ total });
    const status = total === 1 ? 200 : 404;
    expect((await ask(who, `GET ${threads}/${comment.id}`)).status).toBe(status);
  }
  expect((await ask(carol, `POST ${path}`, { text: 'hm' })).status).toBe(404);
  expect((await ask(carol, `POST ${path}/approve`)).status).toBe(404);
  expect((await ask(bob, `POST ${path}/approve`)).status).toBe(403);
  expect((await ask(node, `GET /videos/${uuid}`)).body).toMatchObject({ comments: 0 });
  const held = `/users/me/videos/comments?isHeldForReview=true&search=PLEASE`;
  expect((await ask(alice, `GET ${held}`)).body).toMatchObject({ total: 1 });
  expect((await ask(bob, `GET ${held}`)).body).toMatchObject({ total: 0 });
  expect((await ask(bob, 'GET /videos/comments')).status).toBe(403);

  expect((await ask(alice, `POST ${path}/approve`)).status).toBe(204);
  expect((await ask(alice, `POST ${path}/approve`)).status).toBe(400);
  expect((await ask(node, `GET ${threads}`)).body).toMatchObject({ total: 1 });
  expect((await ask(node, `GET /videos/${uuid}`)).body).toMatchObject({ comments: 1 });
  const own = await ask(alice, `POST ${threads}`, { text: 'mine' });
  expect(own.body).toMatchObject({ comment: { heldForReview: false } });
});

test('comments are behind the privacy of their video, and off where the owner wants none', async () => {
  const { node, alice, bob, uuid, threads, givenVideo } = await startWithVideo({ privacy: 3 });
  expect((await ask(node, `GET ${threads}`)).status).toBe(401);
  expect((await ask(bob, `GET ${threads}`)).status).toBe(403);
  expect((await ask(bob, `POST ${threads}`, { text: 'hi' })).status).toBe(403);
  expect((await ask(alice, `POST ${threads}`, { text: 'a note' })).status).toBe(200);
  expect((await ask(bob, `PUT /videos/${uuid}/rate`, { rating: 'like' })).status).toBe(403);

  const locked = await givenVideo(alice, { privacy: 5, passwords: ['sesame'] });
  const path = `/videos/${locked.uuid}/comment-threads`;
  const key = { 'x-peertube-video-password': 'sesame' };
  expect(await ask(bob, `POST ${path}`, { text: 'hi' })).toMatchObject({
    body: { code: 'video_requires_password' },
  });
  expect((await ask(bob, `POST ${path}`, { text: 'hi' }, key)).status).toBe(200);
  expect((await ask(node, `GET ${path}`, undefined, key)).body).toMatchObject({ total: 1 });

  const off = await givenVideo(alice, { commentsPolicy: 2 });
  expect((await ask(bob, `POST /videos/${off.uuid}/comment-threads`, { text: 'a' })).status).toBe(
    409,
  );
  expect((await ask(bob, `GET /videos/${off.uuid}/comment-threads`)).body).toMatchObject({
    total: 0,
  });
});
