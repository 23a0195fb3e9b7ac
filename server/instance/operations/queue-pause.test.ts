import { expect, test } from 'vitest';

import { openInbox } from '../../../test/support/mail.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';

type Jobs = { total: number; isPaused: boolean; data: { type: string; state: string }[] };

test('a paused queue takes no new job, in no process and after no restart, until it is resumed', async () => {
  const inbox = await openInbox();
  const settings = { SMTP_URL: inbox.smtpUrl };
  const first = await startTestNode(settings);
  const { root, join } = await openPeople(first);
  const user = await join('user');
  const post = (who: typeof root, path: string, body: object = {}) =>
    who.request(`/api/v1/${path}`, { method: 'POST', ...asJson(body) });
  const email = 'admin@example.org';
  await root.request('/api/v1/config/custom', { method: 'PUT', ...asJson({ admin: { email } }) });
  const question = { fromName: 'Ann', fromEmail: 'ann@example.org', body: 'A question' };

  expect((await post(user, 'jobs/pause')).status).toBe(403);
  expect(await (await root.request('/api/v1/jobs')).json()).toMatchObject({ isPaused: false });
  expect((await post(root, 'jobs/pause')).status).toBe(204);
  expect((await post(root, 'server/contact', { ...question, subject: 'One' })).status).toBe(204);
  await first.stop();

  const second = await startTestNode(settings, { beside: first });
  const admin = (await openPeople(second)).root;
  const waiting = async () => (await (await admin.request('/api/v1/jobs/waiting')).json()) as Jobs;
  expect((await post(admin, 'server/contact', { ...question, subject: 'Two' })).status).toBe(204);
  const one = { type: 'instance.send-contact', state: 'waiting' };
  const asked = async () => (await waiting()).data.filter(({ type }) => type === one.type);
  await expect.poll(asked).toMatchObject([one, one]);
  expect(await waiting()).toMatchObject({ isPaused: true });
  expect(inbox.received).toEqual([]);

  expect((await post(admin, 'jobs/resume')).status).toBe(204);
  await inbox.next(email, 'One');
  await inbox.next(email, 'Two');
  await expect.poll(asked).toEqual([]);
  expect(await waiting()).toMatchObject({ isPaused: false });
});
