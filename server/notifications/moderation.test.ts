import { expect, test } from 'vitest';

import { ask } from '../../test/support/asking.ts';
import type { SignedIn } from '../../test/support/client.ts';
import { openInbox, verifyAddress } from '../../test/support/mail.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { openCatalog } from '../../test/support/videos.ts';

type Shown = { type: number; createdAt: string };

/** What somebody was told of these kinds, oldest first. */
const told = async (who: SignedIn, ...types: number[]) => {
  const query = types.map((type) => `typeOneOf[]=${type}`).join('&');
  const { body } = await ask(who, `GET /users/me/notifications?sort=createdAt&${query}`);
  return (body as { data: Shown[] }).data;
};

const typesOf = async (who: SignedIn, ...types: number[]) =>
  (await told(who, ...types)).map(({ type }) => type);

async function startModerated() {
  const inbox = await openInbox();
  const node = await startTestNode({ SMTP_URL: inbox.smtpUrl });
  const people = await openPeople(node);
  const [ann, bob] = [await people.join('ann'), await people.join('bob')];
  const mod = await people.join('mod', 'moderator');
  return { inbox, node, ...people, ann, bob, mod, ...openCatalog(node) };
}

const report = async (who: SignedIn, of: object) => {
  const { body } = await ask(who, 'POST /abuses', { reason: 'No fun', ...of });
  return (body as { abuse: { id: number } }).abuse.id;
};

test('a report is told to moderators, its judgement to who reported, and its messages to the others', async () => {
  const { inbox, root, ann, bob, mod, givenVideo } = await startModerated();
  await verifyAddress(mod, inbox);
  await ask(mod, 'POST /users/me/blocklist/accounts', { accountName: 'bob' }); // still to be heard as reporter
  const { id, uuid } = await givenVideo(ann, { name: 'Dawn' });
  const said = await ask(ann, `POST /videos/${uuid}/comment-threads`, { text: 'Buy pills' });
  const { comment } = said.body as { comment: { id: number } };

  const abuse = await report(bob, { video: { id } });
  await expect.poll(() => told(mod, 3)).toMatchObject([{ abuse: { id: abuse, video: { uuid } } }]);
  const mailed = (await inbox.next('mod@example.org', `Report ${abuse}`)).text;
  expect(mailed).toContain(`/admin/moderation/abuses/list?search=%23${abuse}`);
  expect(mailed).toMatch(/of abuse in "Dawn"[^]*\/w\/\w{22}\n/);
  await report(bob, { comment: { id: comment.id } });
  const account = (await ask(ann, 'GET /accounts/ann')).body as { id: number };
  await report(mod, { account: { id: account.id } });
  await expect
    .poll(() => told(root, 3))
    .toMatchObject([
      { abuse: { state: 1, video: { uuid } } },
      { abuse: { comment: { threadId: comment.id, video: { uuid } } } },
      { abuse: { account: { name: 'ann' } } },
    ]);
  expect(await typesOf(mod, 3)).toEqual([3, 3]); // not of what the moderator reported

  await ask(mod, `PUT /abuses/${abuse}`, { state: 3 });
  await expect
    .poll(() => told(bob, 15))
    .toMatchObject([{ abuse: { id: abuse, state: 3, video: { uuid } } }]);
  await ask(mod, `POST /abuses/${abuse}/messages`, { message: 'Why?' });
  await expect.poll(() => typesOf(root, 16)).toEqual([16]);
  await expect.poll(() => typesOf(bob, 16)).toEqual([16]);
  await ask(bob, `POST /abuses/${abuse}/messages`, { message: 'Look.' });
  await expect.poll(() => typesOf(root, 16)).toEqual([16, 16]);
  expect([await typesOf(mod, 16), await typesOf(bob, 16)]).toEqual([[16], [16]]);
  expect(await typesOf(ann, 3, 15, 16)).toEqual([]);

  await ask(ann, `DELETE /videos/${uuid}`);
  expect(await told(bob, 15)).toMatchObject([{ abuse: { id: abuse, account: { name: 'ann' } } }]);
  await ask(mod, `DELETE /abuses/${abuse}`);
  expect(await told(bob, 15, 16)).toEqual([]);
});

test('a block is told to the owner, each anew; a video that waits for review to moderators', async () => {
  const { ann, bob, mod, root, givenVideo } = await startModerated();
  const { uuid } = await givenVideo(ann, { name: 'Dawn' });
  const path = `/videos/${uuid}/blacklist`;

  await ask(mod, `POST ${path}`, { reason: 'It is spam' });
  await expect.poll(() => told(ann, 4)).toMatchObject([{ videoBlacklist: { video: { uuid } } }]);
  await ask(mod, `POST ${path}`, { reason: 'It is still spam' });
  await ask(mod, `DELETE ${path}`);
  await expect.poll(() => told(ann, 4, 5)).toMatchObject([{ type: 5, video: { uuid } }]);
  await ask(mod, `POST ${path}`, {});
  await expect.poll(() => typesOf(ann, 4)).toEqual([4]);
  await ask(mod, `DELETE ${path}`);
  await expect.poll(() => typesOf(ann, 4, 5)).toEqual([5, 5]);

  await ask(root, 'PUT /config/custom', {
    autoBlacklist: { videos: { ofUsers: { enabled: true } } },
  });
  const waiting = await givenVideo(ann, { name: 'Dusk' });
  await expect
    .poll(() => told(mod, 12))
    .toMatchObject([{ videoBlacklist: { video: { name: 'Dusk' } } }]);
  expect(await typesOf(ann, 4)).toEqual([]);
  expect(await told(ann, 6)).toEqual([]);
  await ask(mod, `DELETE /videos/${waiting.uuid}/blacklist`);
  await expect.poll(() => told(ann, 6)).toHaveLength(1);
  expect(await typesOf(bob, 1, 4, 5, 6, 12)).toEqual([]);

  const figures = await ask(root, 'GET /server/stats');
  expect(figures.body).toMatchObject({ totalAbuses: 0, averageAbuseResponseTimeMs: null });
});
