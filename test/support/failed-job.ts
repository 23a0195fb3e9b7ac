import { expect } from 'vitest';

import type { Db } from '../../server/platform/db.ts';
import type { SignedIn } from './client.ts';
import type { openInbox } from './mail.ts';
import { asJson } from './people.ts';

const IS_MAIL = "name = 'instance.send-test-mail'";
const PATIENCE_MILLISECONDS = 40_000; // it is tried twice, with a pause

type Given = { root: SignedIn; db: Db; inbox: Awaited<ReturnType<typeof openInbox>> };

/** A job of a node that has failed for good: a test mail to a server that is away, as it is after days. */
export async function givenFailedJob({ root, db, inbox }: Given): Promise<void> {
  inbox.setAway(true);
  const command = { command: 'test-emails', email: 'a@example.org' };
  await root.request('/api/v1/server/debug/run-command', { method: 'POST', ...asJson(command) });
  const untilIt = async (state: string) => {
    const found = () => db.execute(`select from jobs.job where ${IS_MAIL} and state = '${state}'`);
    await expect.poll(found, { timeout: PATIENCE_MILLISECONDS }).toHaveLength(1);
  };
  await untilIt('retry');
  await db.execute(`update jobs.job set output = '{"failures": 10}' where ${IS_MAIL}`);
  await untilIt('failed');
}
