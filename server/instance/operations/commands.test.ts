import { expect, test } from 'vitest';

import { openInbox } from '../../../test/support/mail.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { commands } from './commands.ts';

test('administrators have done at once what the clock would do later', async () => {
  const inbox = await openInbox();
  const node = await startTestNode({ SMTP_URL: inbox.smtpUrl });
  const { root, join } = await openPeople(node);
  const run = async (who: typeof root, body: object) =>
    (await who.request('/api/v1/server/debug/run-command', { method: 'POST', ...asJson(body) }))
      .status;

  expect(await run(await join('mod', 'moderator'), { command: 'process-video-viewers' })).toBe(403);
  for (const body of [{}, { command: 'rm -rf /' }, { command: 'test-emails', email: 'nowhere' }])
    expect(await run(root, body)).toBe(400);
  for (const command of Object.keys(commands)) expect(await run(root, { command })).toBe(204);
  expect(await run(root, { command: 'test-emails', email: 'someone@example.org' })).toBe(204);
  expect((await inbox.next('someone@example.org', 'Test')).text).toContain('can send mail');
  const done = '/api/v1/jobs/completed?jobType=catalog.publish-scheduled';
  await expect
    .poll(async () => ((await (await root.request(done)).json()) as { total: number }).total)
    .toBeGreaterThan(0);
});
