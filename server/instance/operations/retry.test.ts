import { expect, test } from 'vitest';

import { givenFailedJob } from '../../../test/support/failed-job.ts';
import { openInbox } from '../../../test/support/mail.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';

type Jobs = { total: number; data: { id: string; type: string; error: { message: string } }[] };

test('an administrator sees how the node is, why a job failed, and has it tried again', async () => {
  const inbox = await openInbox();
  const node = await startTestNode({ SMTP_URL: inbox.smtpUrl });
  const { root, join } = await openPeople(node);
  const moderator = await join('moderator', 'moderator');
  const post = (path: string, body: object = {}) =>
    root.request(`/api/v1/${path}`, { method: 'POST', ...asJson(body) });
  const failed = async (query = '') =>
    (await (await root.request(`/api/v1/jobs/failed${query}`)).json()) as Jobs;

  await givenFailedJob({ root, db: openCatalog(node).db, inbox });
  const [job] = (await failed()).data;
  expect(job!.type).toBe('instance.send-test-mail');
  expect(job!.error.message).toMatch(/./);
  expect((await failed('?jobType=email')).data).toEqual([{ ...job, type: 'email' }]); // as the contract calls it
  expect((await failed('?jobType=notify')).total).toBe(0);
  expect(await (await root.request('/api/v1/server/health')).json()).toMatchObject({
    mail: { enabled: true },
    jobs: { failed: 1, isPaused: false },
    isEncrypted: false,
    encoder: { version: expect.stringContaining('version') },
  });
  expect((await moderator.request('/api/v1/server/health')).status).toBe(403);
  expect(await (await root.request('/api/v1/server/job-types')).json()).toContain(job!.type);

  const path = `/api/v1/jobs/${job!.id}/retry`;
  expect((await moderator.request(path, { method: 'POST' })).status).toBe(403);
  inbox.setAway(false);
  expect((await root.request(path, { method: 'POST' })).status).toBe(204);
  expect((await inbox.next('a@example.org', 'Test')).text).toContain('can send mail');
  expect((await failed()).total).toBe(0);
  expect((await root.request(path, { method: 'POST' })).status).toBe(404); // it has not failed
  for (const which of [{}, { jobType: 'email' }])
    expect(await (await post('jobs/retry', which)).json()).toEqual({ total: 0 });
});
