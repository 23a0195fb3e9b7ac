import { expect, test, vi } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import type { SignedIn } from '../../../test/support/client.ts';
import { givenThreads } from '../../../test/support/comments.ts';
import { explain } from '../../../test/support/explain.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { threadsOf } from './thread-queries.ts';

type Asker = Pick<SignedIn, 'request'>;

const say = (who: SignedIn, video: { uuid: string }, text: string) =>
  ask(who, `POST /videos/${video.uuid}/comment-threads`, { text });

const heard = async (who: Asker, video: { uuid: string }) => {
  const { body } = await ask(who, `GET /videos/${video.uuid}/comment-threads?sort=createdAt`);
  return (body as { data: { text: string }[] }).data.map(({ text }) => text);
};

const remove = (who: Asker, scope: string, accountName = 'eve') =>
  ask(who, 'POST /bulk/remove-comments-of', { accountName, scope });

async function startCommented() {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const people = { alice: await join('alice'), bob: await join('bob'), eve: await join('eve') };
  const catalog = openCatalog(node);
  const [ofAlice, ofBob] = [
    await catalog.givenVideo(people.alice),
    await catalog.givenVideo(people.bob),
  ];
  return { node, root, ...people, ...catalog, ofAlice, ofBob };
}

test('a muted account is not heard by who muted it, nor by anybody when the node muted it', async () => {
  const { node, root, alice, bob, eve, ofAlice } = await startCommented();
  await say(eve, ofAlice, 'noise');
  await say(bob, ofAlice, 'tune');
  await ask(bob, 'POST /users/me/blocklist/accounts', { accountName: 'eve' });
  expect(await heard(bob, ofAlice)).toEqual(['tune']);
  expect(await heard(alice, ofAlice)).toEqual(['noise', 'tune']);
  await ask(root, 'POST /server/blocklist/accounts', { accountName: 'eve' });
  expect(await heard(node, ofAlice)).toEqual(['tune']);
  expect((await ask(node, `GET /videos/${ofAlice.uuid}/comment-threads`)).body).toMatchObject({
    total: 1,
    totalNotDeletedComments: 1,
  });
  expect((await ask(root, 'GET /videos/comments')).body).toMatchObject({ total: 2 });
  expect((await ask(root, 'GET /videos/comments?includeMuted=false')).body).toMatchObject({
    total: 1,
  });
});

test('an owner has watched words wait, and removes all somebody said; so do moderators, everywhere', async () => {
  const { node, root, alice, bob, eve, ofAlice, ofBob } = await startCommented();
  await ask(alice, 'POST /watched-words/accounts/alice/lists', {
    listName: 'ads',
    words: ['cheap'],
  });
  await ask(alice, 'PUT /automatic-tags/policies/accounts/alice/comments', { review: ['ads'] });
  await say(eve, ofAlice, 'CHEAP things');
  await say(eve, ofAlice, 'hello');
  await say(eve, ofBob, 'hello');
  await say(bob, ofAlice, 'hi');
  expect(await heard(node, ofAlice)).toEqual(['hello', 'hi']);
  const path = '/users/me/videos/comments';
  expect((await ask(alice, `GET ${path}?autoTagOneOf=ads`)).body).toMatchObject({
    total: 1,
    data: [{ text: 'CHEAP things', automaticTags: ['ads'], heldForReview: true }],
  });
  expect((await ask(root, 'GET /videos/comments?autoTagOneOf=ads')).body).toMatchObject({
    total: 0,
  });
  expect((await ask(root, 'GET /videos/comments?search=cheap')).body).toMatchObject({
    data: [{ automaticTags: [] }],
  });
  expect(
    (await ask(alice, `GET ${path}?searchAccount=eve&isHeldForReview=false`)).body,
  ).toMatchObject({
    total: 1,
  });
  expect((await ask(alice, `GET ${path}?videoId=${ofBob.id}`)).status).toBe(403);

  expect((await remove(alice, 'instance')).status).toBe(403);
  expect((await remove(node, 'my-videos')).status).toBe(401);
  expect((await remove(alice, 'galaxy')).status).toBe(400);
  expect((await remove(alice, 'my-videos', 'nobody')).status).toBe(404);
  expect((await remove(alice, 'my-videos')).status).toBe(204);
  await vi.waitFor(async () => expect(await heard(alice, ofAlice)).toEqual(['hi']), 20_000);
  expect(await heard(node, ofBob)).toEqual(['hello']);
  expect((await remove(root, 'instance')).status).toBe(204);
  await vi.waitFor(async () => expect(await heard(node, ofBob)).toEqual([]), 20_000);

  await ask(bob, `PUT /videos/${ofAlice.uuid}/rate`, { rating: 'like' });
  expect((await ask(bob, 'DELETE /users/me')).status).toBe(204);
  await vi.waitFor(
    async () =>
      expect((await ask(alice, `GET /videos/${ofAlice.uuid}`)).body).toMatchObject({
        likes: 0,
        comments: 0,
      }),
    20_000,
  );
});

test('threads are read from their index, however many there are', async () => {
  const { db, root, ofAlice, ofBob } = await startCommented();
  const { body } = await ask(root, 'GET /users/me');
  const accountId = (body as { account: { id: number } }).account.id;
  for (const { id: videoId } of [ofBob, ofAlice])
    await givenThreads(db, { videoId, accountId }, 5_000);
  const plan = (field: 'createdAt' | 'totalReplies') => {
    const page = { start: 0, count: 15, sort: { field, descending: true } };
    return explain(db, threadsOf(db, ofAlice.id, page, { viewer: undefined, manages: false }));
  };
  for (const field of ['createdAt', 'totalReplies'] as const) {
    expect(await plan(field)).toMatch(/Index Scan Backward using comments_/);
    expect(await plan(field)).not.toMatch(/Sort Key: comments/); // a page costs its rows, not the video's
  }
});
