import { expect, test } from 'vitest';

import { ask } from '../support/asking.ts';
import type { SignedIn } from '../support/client.ts';
import { webReadyClip } from '../support/clips.ts';
import { openClock } from '../support/clock.ts';
import { openInbox } from '../support/mail.ts';
import { ADMIN_PASSWORD } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { startNodeProcess } from '../support/processes/node-process.ts';
import { detailsOf, openStudio } from '../support/studio.ts';

const HOUR = 3600;
const JUMPS = [HOUR, -HOUR, 0]; // the second of two hours at once
const ADA = { email: 'ada@example.org', password: 'open sesame' };

async function startDrill() {
  const [inbox, clock] = await Promise.all([openInbox(), openClock()]);
  const node = await startNodeProcess({ ...clock.settings, SMTP_URL: inbox.smtpUrl });
  const { root, join } = await openPeople(node);
  const ada = await join('ada');

  /** Ada chooses another password by the link she is sent. */
  async function resetPassword() {
    const known = inbox.sentTo(ADA.email).length;
    await ask(node, 'POST /users/ask-reset-password', { email: ADA.email });
    await expect.poll(() => inbox.sentTo(ADA.email).length).toBe(known + 1);
    const { text } = inbox.sentTo(ADA.email).at(-1)!;
    const link = new URL(/\S+reset-password\S+/.exec(text)![0]);
    const { userId, verificationString } = Object.fromEntries(link.searchParams);
    return ask(node, `POST /users/${userId}/reset-password`, {
      verificationString,
      password: ADA.password,
    });
  }

  /** A video that is private until in a second. */
  async function schedule(who: SignedIn) {
    const updateAt = new Date(clock.now().getTime() + 1000).toISOString();
    return (await openStudio(who)).upload(await webReadyClip(), {
      privacy: '3',
      'scheduleUpdate[updateAt]': updateAt,
      'scheduleUpdate[privacy]': '1',
    });
  }
  return { node, clock, root, ada, resetPassword, schedule };
}

test('a clock that is an hour off, and jumps, has nothing expire early and nothing planned forgotten', async () => {
  const { node, clock, root, resetPassword, schedule } = await startDrill();
  for (const seconds of JUMPS) {
    const told = `with a clock ${seconds} s off`;
    await clock.move(seconds);
    const since = await node.signIn('root', ADMIN_PASSWORD);
    for (const [who, user] of Object.entries({ root, since }))
      expect((await ask(user, 'GET /users/me')).status, `${who} ${told}`).toBe(200);
    const presence = await ask(since, 'POST /users/me/passkeys/request', {});
    expect(presence.status, `fresh ${told}`).toBe(200);
    expect((await resetPassword()).status, `link ${told}`).toBe(204);

    const { uuid } = await schedule(since);
    const shown = async () => {
      const details = await detailsOf(since, uuid);
      return [details.state.id, (details as unknown as { privacy: { id: number } }).privacy.id];
    };
    await expect.poll(shown, { timeout: 60_000, message: told }).toEqual([1, 1]);
    const { body: workers } = await ask(root, 'GET /server/workers');
    expect([told, workers]).toMatchObject([told, { data: [{ isAlive: true }] }]);
  }
}, 240_000);
