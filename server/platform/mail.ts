import { Failure } from './errors.ts';

/** A message in plain text. `subject` and `text` may hold what people wrote; no header can be smuggled in with them. */
export type Message = { to: string; subject: string; text: string; replyTo?: string };

/** How a node's mails look to who gets them. `prefix` and `signature` may name the node as `{{instanceName}}`. */
export type MailStyle = { name: string; prefix: string; signature: string };

export type Mail = ReturnType<typeof openMail>;

const SEND_MS = 30_000;
const MAX_CONNECTIONS = 2;

/** The way out for mail: an SMTP server, if the node was given one. */
export function openMail(
  { smtpUrl, mailFrom }: { smtpUrl: string | undefined; mailFrom: string | undefined },
  { hostname, host }: URL,
  readStyle: () => Promise<MailStyle>,
) {
  let transport: ReturnType<typeof connect> | undefined;
  return {
    /** Whether mail can be sent at all. */
    enabled: smtpUrl !== undefined,

    /** Hands a message to the server. Call it from a job: a server that is away is asked again. */
    async send(message: Message): Promise<void> {
      if (smtpUrl === undefined) throw new Failure('unavailable', 'This node sends no mail.');
      transport ??= connect(smtpUrl);
      const { name, prefix, signature } = await readStyle();
      const filled = (text: string) => text.replaceAll('{{instanceName}}', name);
      await (
        await transport
      ).sendMail({
        from: senderOf(mailFrom ?? `noreply@${hostname}`, name),
        ...message,
        subject: `${filled(prefix) || `[${host}]`} ${message.subject}`,
        text: signature === '' ? message.text : `${message.text}\n\n${filled(signature)}`,
      });
    },

    close: async () => (await transport)?.close(),
  };
}

/** One that has a name already keeps it. */
const senderOf = (from: string, name: string) =>
  from.includes('<') ? from : { name, address: from };

async function connect(url: string) {
  const { createTransport } = await import('nodemailer'); // 12 MB, so only once somebody is written to
  return createTransport({
    url,
    pool: true,
    maxConnections: MAX_CONNECTIONS,
    connectionTimeout: SEND_MS,
    greetingTimeout: SEND_MS,
    socketTimeout: SEND_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
