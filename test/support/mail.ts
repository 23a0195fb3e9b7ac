import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished } from 'vitest';

/** A message as it arrived. */
export type Received = { to: string[]; from: string; subject: string; text: string };

/**
 * A real SMTP server that keeps what it is given: start the node with `SMTP_URL: inbox.smtpUrl`. It stops when the test
 * ends. While `isAway`, it turns every message down, as a server in trouble does.
 */
export async function openInbox() {
  const received: Received[] = [];
  let isAway = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => void receive(stream, session.envelope.rcptTo, done),
  });

  async function receive(
    stream: Readable,
    recipients: { address: string }[],
    done: (error?: Error) => void,
  ) {
    const message = await buffer(stream);
    if (isAway) return done(Object.assign(new Error('try later'), { responseCode: 451 }));
    const { from, subject = '', text = '' } = await PostalMime.parse(message);
    const to = recipients.map(({ address }) => address);
    received.push({ to, from: from?.address ?? '', subject, text: text.trimEnd() });
    done();
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  const sentTo = (address: string) => received.filter(({ to }) => to.includes(address));
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    received,
    sentTo,
    /** The newest message to this address, once one has come whose subject holds `about`. */
    async next(address: string, about = ''): Promise<Received> {
      const find = () => sentTo(address).findLast(({ subject }) => subject.includes(about));
      await expect.poll(find, { timeout: 15_000 }).toBeDefined();
      return find()!;
    },
    setAway: (away: boolean) => (isAway = away),
  };
}

type Person = { request: (path: string, init?: RequestInit) => Promise<Response> };

/** Has a user show that their address is theirs, with the link they are sent. */
export async function verifyAddress(
  user: Person,
  inbox: Awaited<ReturnType<typeof openInbox>>,
): Promise<void> {
  const send = (path: string, body: object) =>
    user.request(`/api/v1${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  const me = await (await user.request('/api/v1/users/me')).json();
  const { id, email } = me as { id: number; email: string };
  await send('/users/ask-send-verify-email', { email });
  const { text } = await inbox.next(email, 'Verify');
  const [, verificationString] = /verificationString=([a-z0-9]+)/.exec(text)!;
  const { status } = await send(`/users/${id}/verify-email`, { verificationString });
  expect(status).toBe(204);
}
