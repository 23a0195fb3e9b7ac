import { createTransport } from 'nodemailer';

import { Failure } from './errors.ts';

/** A message in plain text. `subject` and `text` may hold what people wrote; no header can be smuggled in with them. */
export type Message = { to: string; subject: string; text: string; replyTo?: string };

export type Mail = ReturnType<typeof openMail>;

const SEND_MS = 30_000;
const MAX_CONNECTIONS = 2;

/** The way out for mail: an SMTP server, if the node was given one. */
export function openMail(
  { smtpUrl, mailFrom }: { smtpUrl: string | undefined; mailFrom: string | undefined },
  { hostname, host }: URL,
) {
  const transport =
    smtpUrl === undefined
      ? undefined
      : createTransport({
          url: smtpUrl,
          pool: true,
          maxConnections: MAX_CONNECTIONS,
          connectionTimeout: SEND_MS,
          greetingTimeout: SEND_MS,
          socketTimeout: SEND_MS,
          disableFileAccess: true,
          disableUrlAccess: true,
        });
  return {
    /** Whether mail can be sent at all. */
    enabled: transport !== undefined,

    /** Hands a message to the server. Call it from a job: a server that is away is asked again. */
    async send(message: Message): Promise<void> {
      if (!transport) throw new Failure('unavailable', 'This node sends no mail.');
      const from = mailFrom ?? { name: host, address: `noreply@${hostname}` };
      await transport.sendMail({ from, ...message, subject: `[${host}] ${message.subject}` });
    },

    close: async () => transport?.close(),
  };
}
