import { expect, test } from 'vitest';

import { actsOf } from '../../../test/support/acts.ts';
import { ask } from '../../../test/support/asking.ts';
import type { SignedIn } from '../../../test/support/client.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { givenRemoteVideo } from '../../../test/support/remote.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { sweepBulkActs } from '../../catalog/index.ts';

type Asker = Pick<SignedIn, 'request'>;
type Act = { id: number; state: string; total: number };

async function startBulk() {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [alice, eve] = [await join('alice'), await join('eve')];
  const mod = await join('mod', 'moderator');
  return { node, root, join, alice, eve, mod, ...openCatalog(node) };
}

const post = async (who: Asker, video: { uuid: string }, text: string, below?: number) => {
  const path = below === undefined ? 'comment-threads' : `comments/${below}`;
  const { body } = await ask(who, `POST /videos/${video.uuid}/${path}`, { text });
  return (body as { comment: { id: number } }).comment.id;
};

const heard = async (who: Asker, video: { uuid: string }) => {
  const { body } = await ask(who, `GET /videos/${video.uuid}/comment-threads?sort=createdAt`);
  return (body as { data: { text: string }[] }).data.map(({ text }) => text);
};

const actsSeenBy = async (who: Asker) =>
  ((await ask(who, 'GET /bulk/acts')).body as { data: Act[] }).data;

const named = async (who: Asker) =>
  ((await ask(who, 'GET /videos?sort=name')).body as { data: { name: string }[] }).data.map(
    ({ name }) => name,
  );

const act = async (who: Asker, body: object) => {
  const answer = await ask(who, 'POST /bulk/acts', body);
  expect(answer.status).toBe(200);
  return (answer.body as { bulkAct: Act }).bulkAct;
};

const remove = (who: Asker, query = '', scope = 'my-videos') =>
  ask(who, `POST /bulk/remove-comments-of${query}`, { accountName: 'eve', scope });

test('comments that were removed at once were shown before, and come back as they were', async () => {
  const { node, alice, eve, mod, root, givenVideo } = await startBulk();
  const video = await givenVideo(alice);
  const thread = await post(eve, video, 'noise');
  await post(alice, video, 'an answer', thread);
  await post(eve, video, 'more noise');

  const dry = await remove(alice, '?dryRun=true');
  expect(dry).toMatchObject({
    status: 200,
    body: {
      total: 2,
      data: [{ id: thread, text: 'noise', handle: 'eve' }, { text: 'more noise' }],
      bulkAct: null,
    },
  });
  expect(await actsSeenBy(alice)).toEqual([]);
  expect((await remove(eve, '?dryRun=true')).body).toMatchObject({ total: 0 });
  expect((await remove(eve, '?dryRun=true', 'instance')).status).toBe(403);

  expect((await remove(alice)).status).toBe(204);
  await expect.poll(() => actsSeenBy(alice)).toMatchObject([{ state: 'done', total: 2 }]);
  expect(await heard(node, video)).toEqual(['']);
  const [{ id }] = (await actsSeenBy(alice)) as [Act];
  expect(await actsSeenBy(eve)).toEqual([]);
  expect((await ask(eve, `POST /bulk/acts/${id}/undo`)).status).toBe(403);
  expect((await ask(node, `POST /bulk/acts/${id}/undo`)).status).toBe(401);
  expect((await ask(alice, 'POST /bulk/acts/4242/undo')).status).toBe(404);

  expect((await ask(alice, `POST /bulk/acts/${id}/undo`)).status).toBe(204);
  await expect.poll(() => actsSeenBy(mod)).toMatchObject([{ id, state: 'undone' }]);
  expect(await heard(node, video)).toEqual(['noise', 'more noise']);
  expect((await ask(node, `GET /videos/${video.uuid}`)).body).toMatchObject({ comments: 3 });
  expect((await ask(alice, `POST /bulk/acts/${id}/undo`)).status).toBe(409);
  expect(await actsOf(root, 'alice', 'bulk')).toEqual([]);

  const filter = { accountName: 'eve', search: 'MORE', videoId: video.id };
  await act(mod, { kind: 'remove-comments', filter });
  await expect.poll(() => heard(node, video)).toEqual(['noise']);
  expect(await actsOf(root, 'mod')).toMatchObject([{ domain: 'bulk', action: 'remove-comments' }]);
});

test('what is kept for an undo goes with its author, and after a week', async () => {
  const { node, db, alice, eve, mod, givenVideo, join } = await startBulk();
  const bob = await join('bob');
  const video = await givenVideo(alice);
  await post(eve, video, 'pills of eve');
  await post(bob, video, 'pills of bob');
  const { id } = await act(mod, { kind: 'remove-comments', filter: { search: 'pills' } });
  await expect.poll(() => actsSeenBy(mod)).toMatchObject([{ state: 'done' }]);
  const kept = async () => JSON.stringify(await db.execute('select kept from bulk_items'));
  expect(await kept()).toContain('pills of eve');

  await ask(eve, 'DELETE /users/me');
  await expect.poll(kept).not.toContain('pills of eve');
  expect(await kept()).toContain('pills of bob');

  await db.execute(`update bulk_acts set created_at = now() - interval '8 days'`);
  expect((await ask(mod, `POST /bulk/acts/${id}/undo`)).status).toBe(409);
  await sweepBulkActs.run({}, { db, signal: AbortSignal.timeout(10_000) });
  expect(await kept()).toBe('[]');
  expect(await actsSeenBy(mod)).toEqual([]);
  expect(await heard(node, video)).toEqual([]);
});

test('videos that were blocked at once come back, but for those somebody judged since', async () => {
  const { node, root, alice, eve, mod, givenVideo } = await startBulk();
  for (const name of ['spam a', 'spam b', 'spam c']) await givenVideo(eve, { name });
  await givenVideo(alice, { name: 'tune' });
  await givenVideo(root, { name: 'spam of root' });
  const blocking = { kind: 'block-videos', filter: { search: 'spam' }, reason: 'Spam' };

  expect((await ask(mod, 'POST /bulk/acts?dryRun=true', blocking)).body).toMatchObject({
    total: 3,
    data: [{ text: 'spam a', handle: 'eve' }, {}, {}],
    bulkAct: null,
  });
  expect(await named(node)).toHaveLength(5);
  const { id } = await act(mod, blocking);
  await expect.poll(() => named(node)).toEqual(['spam of root', 'tune']);
  const blocks = await ask(mod, 'GET /videos/blacklist?search=spam&sort=id');
  const [a, b] = (blocks.body as { data: { reason: string; video: { uuid: string } }[] }).data;
  expect(a).toMatchObject({ reason: 'Spam' });
  await ask(mod, `DELETE /videos/${a!.video.uuid}/blacklist`);
  await ask(mod, `DELETE /videos/${b!.video.uuid}/blacklist`);
  await ask(mod, `POST /videos/${b!.video.uuid}/blacklist`, { reason: 'Looked at again' });

  await ask(mod, `POST /bulk/acts/${id}/undo`);
  await expect.poll(() => actsSeenBy(mod)).toMatchObject([{ state: 'undone', total: 3 }]);
  await expect.poll(() => named(node)).toHaveLength(4);
  expect(await actsOf(root, 'mod')).toMatchObject([
    { domain: 'bulk', action: 'block-videos', subjectId: String(id) },
    {},
    {},
    {},
    { domain: 'bulk', action: 'undo', subjectId: String(id) },
  ]);

  for (const [who, body, status] of [
    [node, blocking, 401],
    [eve, blocking, 403],
    [mod, { ...blocking, filter: {} }, 400],
    [mod, { ...blocking, filter: { toto: 1 } }, 400],
    [mod, { ...blocking, kind: 'delete-videos' }, 400],
    [mod, { ...blocking, filter: { accountName: 'nobody' } }, 404],
  ] as const) {
    const { status: given } = await ask(who, 'POST /bulk/acts?dryRun=true', body);
    expect({ body, status: given }).toEqual({ body, status });
  }
});

test('accounts of a node are muted at once, for everybody, and heard again', async () => {
  const { node, db, mod } = await startBulk();
  await givenRemoteVideo(db, { host: 'bad.example', name: 'from afar' });
  expect(await named(node)).toEqual(['from afar']);

  const { id } = await act(mod, { kind: 'mute-accounts', filter: { host: 'BAD.example' } });
  await expect.poll(() => named(node)).toEqual([]);
  expect((await ask(mod, 'GET /server/blocklist/accounts')).body).toMatchObject({ total: 1 });
  await ask(mod, `POST /bulk/acts/${id}/undo`);
  await expect.poll(() => named(node)).toEqual(['from afar']);
  expect((await ask(mod, 'GET /server/blocklist/accounts')).body).toMatchObject({ total: 0 });
});
