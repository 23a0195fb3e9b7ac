import { expect, test } from 'vitest';

import { expectShape, recorded } from '../../../test/support/contract.ts';
import { openInbox } from '../../../test/support/mail.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';

type Jobs = { total: number; data: { type: string; state: string; data: object }[] };

test('administrators see the queue, the log and what there is', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const user = await join('user');
  const read = async (path: string) => (await root.request(`/api/v1/${path}`)).json();

  for (const path of ['jobs', 'jobs/failed', 'server/logs?startDate=2020-01-01', 'server/debug']) {
    expect((await user.request(`/api/v1/${path}`)).status).toBe(403);
  }
  expect((await root.request('/api/v1/jobs/sleeping')).status).toBe(400);
  expect(await read('jobs/failed?jobType=no.such')).toMatchObject({ total: 0, data: [] });
  const { data } = (await read('jobs?sort=createdAt&count=100')) as {
    data: { createdAt: string }[];
  };
  expect(data.map(({ createdAt }) => createdAt).toSorted()).toEqual(
    data.map((job) => job.createdAt),
  );
  expect(await read('plugins?pluginType=1')).toEqual({ total: 0, data: [] });
  expect(await read('server/debug')).toMatchObject({ activityPubMessagesWaiting: 0 });

  expectShape(
    await read('server/stats'),
    recorded('api-server-stats'),
    Object.keys(recorded('api-server-stats') as object).filter((name) =>
      /ActivityPub|Redundancy/.test(name),
    ),
  );
  expect(await read('server/stats')).toMatchObject({ totalUsers: 2, totalAdmins: 1 });
  await join('another');
  await expect
    .poll(() => read('server/stats'), { timeout: 60_000 })
    .toMatchObject({ totalUsers: 3 });

  const report = {
    message: '<b>oops</b>\nforged line',
    url: 'https://x.example/w/1',
    level: 'error',
  };
  const post = (body: object) =>
    node.request('/api/v1/server/logs/client', { method: 'POST', ...asJson(body) });
  expect((await post(report)).status).toBe(204);
  expect((await post({ ...report, message: 'x'.repeat(2_001) })).status).toBe(400);
});

test('the log has what was asked for, without what stands after the path', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const since = new Date().toISOString();
  await node.request('/api/v1/ping?secret=word');
  await node.request('/api/v1/no/such/thing');
  await node.request(`/api/v1/${'long/'.repeat(1_000)}`);
  const read = async (query = '') =>
    (await (await root.request(`/api/v1/server/logs?startDate=${since}${query}`)).json()) as {
      level: string;
      message: string;
    }[];
  expect(await read()).toMatchObject([
    { message: `"GET ${`/api/v1/${'long/'.repeat(100)}`.slice(0, 300)} HTTP/1.1" 400` },
    { level: 'info', message: '"GET /api/v1/no/such/thing HTTP/1.1" 400', status: 400 },
    { level: 'info', message: '"GET /api/v1/ping HTTP/1.1" 200', status: 200 },
  ]);
  expect(await read('&level=warn')).toEqual([]);
  expect(await read('&tagsOneOf=toto')).toEqual([]);
});

test('a visitor writes to the administrators, even while the mail server is away', async () => {
  const inbox = await openInbox();
  const node = await startTestNode({ SMTP_URL: inbox.smtpUrl });
  const { root } = await openPeople(node);
  const message = {
    fromName: 'A visitor',
    fromEmail: 'visitor@example.org',
    subject: 'Hello\r\nBcc: everyone@example.org',
    body: 'A question',
  };
  const write = (body: object) =>
    node.request('/api/v1/server/contact', { method: 'POST', ...asJson(body) });
  expect((await write(message)).status).toBe(409); // nobody would get it

  const email = 'admin@example.org';
  await root.request('/api/v1/config/custom', { method: 'PUT', ...asJson({ admin: { email } }) });
  expect((await write({ ...message, fromEmail: 'nowhere' })).status).toBe(400);
  inbox.setAway(true);
  expect((await write(message)).status).toBe(204);
  await expect
    .poll(async () => ((await (await root.request('/api/v1/jobs/delayed')).json()) as Jobs).data)
    .toMatchObject([{ type: 'instance.send-contact', data: { messageId: 1 } }]);
  inbox.setAway(false);
  const received = await inbox.next(email, 'Hello');
  expect(received.to).toEqual([email]); // and nobody else
  expect(received.text).toContain('A question');
  for (const status of [204, 204]) expect((await write(message)).status).toBe(status);
  expect((await write(message)).status).toBe(403); // three an hour are enough
});
