import { expect, test } from 'vitest';

import { actsOf } from '../../../test/support/acts.ts';
import { expectShape, recorded } from '../../../test/support/contract.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';

type Asker = { request: (path: string, init?: RequestInit) => Promise<Response> };
type List = { total: number; data: Record<string, unknown>[] };

const send = (asker: Asker, method: string, path: string, body?: unknown) =>
  asker.request(`/api/v1${path}`, { method, ...(body === undefined ? {} : asJson(body)) });
const read = async (asker: Asker, path: string) =>
  (await (await send(asker, 'GET', path)).json()) as List;
const reported = async (response: Promise<Response>) =>
  ((await (await response).json()) as { abuse: { id: number } }).abuse.id;
const accountOf = async (asker: Asker) =>
  ((await (await send(asker, 'GET', '/users/me')).json()) as { account: { id: number } }).account
    .id;

async function startWithReports() {
  const node = await startTestNode();
  const people = await openPeople(node);
  const { givenVideo } = openCatalog(node);
  const [ann, bob] = [await people.join('ann'), await people.join('bob')];
  const mod = await people.join('mod', 'moderator');
  const annId = await accountOf(ann);
  const video = await givenVideo(ann, { name: '100% fun' });
  const text = { text: 'Buy pills' };
  const posted = await send(ann, 'POST', `/videos/${video.uuid}/comment-threads`, text);
  const { comment } = (await posted.json()) as { comment: { id: number } };
  const ids = {
    video: await reported(
      send(bob, 'POST', '/abuses', {
        reason: 'It is no fun',
        predefinedReasons: ['spamOrMisleading'],
        video: { id: video.uuid, startAt: 1, endAt: 5 },
      }),
    ),
    comment: await reported(
      send(bob, 'POST', '/abuses', { reason: 'Pills', comment: { id: comment.id } }),
    ),
    account: await reported(
      send(mod, 'POST', '/abuses', { reason: 'An impostor', account: { id: annId } }),
    ),
  };
  return { node, ...people, ann, bob, mod, video, ids };
}

test('reports reach moderators as the contract shows them, by filter, search and order', async () => {
  const { bob, mod, ann, video, ids } = await startWithReports();

  const all = await read(mod, '/abuses?sort=id');

  expect(all).toMatchObject({
    total: 3,
    data: [
      {
        state: { id: 1, label: 'Pending' },
        video: { id: video.id, startAt: 1, endAt: 5, countReports: 1, nthReport: 1 },
        reporterAccount: { name: 'bob' },
        flaggedAccount: { name: 'ann' },
        countReportsForReporter: 2,
        countReportsForReportee: 3,
      },
      { video: null, comment: { text: 'Buy pills', deleted: false, video: { id: video.id } } },
      { video: null, comment: null },
    ],
  });
  const [ofAccount, ofVideo] = (recorded('api-admin-abuses') as List).data;
  expectShape(all.data[0], ofVideo);
  expectShape(all.data[2], ofAccount);
  for (const [query, wanted] of [
    ['filter=comment', [ids.comment]],
    ['searchVideo=100%25', [ids.video]],
    ['search=100_', []],
    ['searchReporter=BOB&sort=id', [ids.video, ids.comment]],
    ['searchReportee=bob', []],
    ['searchVideoChannel=ann_ch', [ids.video]],
    ['predefinedReason=spamOrMisleading', [ids.video]],
    ['predefinedReason=privacy', []],
    ['state=2', []],
    [`id=${ids.account}`, [ids.account]],
    ['videoIs=deleted', []],
    ['sort=-createdAt&count=1', [ids.account]],
  ] as const) {
    const { data } = await read(mod, `/abuses?${query}`);
    expect({ query, ids: data.map(({ id }) => id) }).toEqual({ query, ids: wanted });
  }
  const mutes = '/server/blocklist/accounts';
  await send(mod, 'POST', mutes, { accountName: 'bob' });
  expect((await read(mod, '/abuses')).data).toMatchObject([{ id: ids.account }]);
  await send(mod, 'DELETE', `${mutes}/bob`);
  const own = await read(bob, '/users/me/abuses?sort=id');
  expect(own).toMatchObject({ total: 2, data: [{ id: ids.video }, { id: ids.comment }] });
  expect(own.data[0]).not.toHaveProperty('moderationComment');

  await send(ann, 'DELETE', `/videos/${video.uuid}`);
  expect((await read(mod, '/abuses?videoIs=deleted')).data).toMatchObject([
    { video: { id: video.id, name: '100% fun', deleted: true, channel: { name: 'ann_channel' } } },
  ]);
  expect((await read(mod, '/abuses?filter=comment')).data).toMatchObject([
    { comment: { text: 'Buy pills', deleted: true } },
  ]);
});

test('moderators judge reports and talk about them with the reporter, who sees nothing of others', async () => {
  const { root, ann, bob, mod, ids } = await startWithReports();
  const path = `/abuses/${ids.video}`;
  const said = { message: 'Have you watched it?' };

  expect((await send(mod, 'PUT', path, { state: 3, moderationComment: 'True' })).status).toBe(204);
  const { abuseMessage } = (await (await send(mod, 'POST', `${path}/messages`, said)).json()) as {
    abuseMessage: { id: number };
  };
  await send(bob, 'POST', `${path}/messages`, { message: 'All of it' });

  expect(await read(bob, `${path}/messages`)).toMatchObject({
    total: 2,
    data: [
      { ...said, byModerator: true, account: { name: 'mod' } },
      { message: 'All of it', byModerator: false },
    ],
  });
  expect((await read(bob, '/users/me/abuses?state=3')).data).toMatchObject([{ countMessages: 2 }]);
  const message = `${path}/messages/${abuseMessage.id}`;
  for (const [asker, method, url, body, status] of [
    [ann, 'GET', `${path}/messages`, undefined, 403],
    [ann, 'POST', `${path}/messages`, said, 403],
    [ann, 'DELETE', message, undefined, 403],
    [bob, 'DELETE', message, undefined, 403],
    [bob, 'GET', `/abuses/${ids.account}/messages`, undefined, 403],
    [bob, 'POST', `${path}/messages`, { message: 'a' }, 400],
    [bob, 'GET', '/abuses/9999/messages', undefined, 404],
    [bob, 'GET', '/abuses', undefined, 403],
    [bob, 'PUT', path, { state: 2 }, 403],
    [bob, 'DELETE', path, undefined, 403],
    [mod, 'PUT', path, { state: 5 }, 400],
    [mod, 'PUT', path, { moderationComment: 'b'.repeat(3001) }, 400],
    [mod, 'PUT', '/abuses/9999', { state: 2 }, 404],
    [mod, 'GET', '/abuses?videoIs=toto', undefined, 400],
    [mod, 'GET', '/abuses?sort=reason', undefined, 400],
    [mod, 'DELETE', `/abuses/${ids.account}/messages/${abuseMessage.id}`, undefined, 404],
    [mod, 'DELETE', message, undefined, 204],
    [mod, 'DELETE', path, undefined, 204],
    [mod, 'DELETE', path, undefined, 404],
  ] as const) {
    const { status: given } = await send(asker, method, url, body);
    expect({ method, url, status: given }).toEqual({ method, url, status });
  }
  expect(await actsOf(root, 'mod')).toMatchObject([
    { domain: 'abuse', action: 'update' },
    { domain: 'abuse', action: 'delete' },
  ]);
});

test('a report needs a reason and one thing its reporter can see', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const { givenVideo } = openCatalog(node);
  const bob = await join('bob');
  const { id } = await givenVideo(root);
  const secret = await givenVideo(root, { privacy: 3 });
  const reason = 'my super reason';

  for (const [body, status] of [
    [{ reason }, 400],
    [{ reason: 'h', video: { id } }, 400],
    [{ reason: 'x'.repeat(3001), video: { id } }, 400],
    [{ reason, video: { id }, predefinedReasons: ['wrongPredefinedReason'] }, 400],
    [{ reason, video: { id, startAt: -1 } }, 400],
    [{ reason, video: { id, startAt: 5, endAt: 4 } }, 400],
    [{ reason, video: { id: 4242 } }, 404],
    [{ reason, video: { id: secret.id } }, 404],
    [{ reason, comment: { id: 4242 } }, 404],
    [{ reason, account: { id: 4242 } }, 404],
    [{ reason, account: { id: 'me' } }, 400],
  ] as const) {
    const { status: given } = await send(bob, 'POST', '/abuses', body);
    expect({ body, status: given }).toEqual({ body, status });
  }
  expect((await send(node, 'POST', '/abuses', { reason, video: { id } })).status).toBe(401);
});
