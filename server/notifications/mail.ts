import { mailStyle } from '../instance/index.ts';
import type { Db } from '../platform/db.ts';
import { systemCode } from '../platform/errors.ts';
import { defineJob } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import type { Mail } from '../platform/mail.ts';
import { type MailText, mailText } from './mail-text.ts';
import { present } from './present.ts';
import { findUnsent, markMailed } from './queries.ts';
import { findQuoted } from './quoted-queries.ts';
import { MailRef } from './tell.ts';

type Post = { db: Db; mail: Mail; publicUrl: URL; log: Log };

const REFUSED_FOR_GOOD = 500; // SMTP replies from here on do not change by asking again (RFC 5321, 4.2.1)

/**
 * Sends notifications by mail, each once, and only what its reader may still see when it goes out. One that the server
 * refuses for good does not hold up the others; one that it refuses for now is tried again.
 */
export const mailNotifications = defineJob<Post>()({
  name: 'notifications.mail',
  payload: MailRef,
  attempts: 12,
  timeoutMinutes: 30,
  async run({ notificationIds }, post) {
    const failures: unknown[] = [];
    for (const id of notificationIds) {
      post.signal.throwIfAborted();
      await mailOne(post, id).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  },
});

async function mailOne({ db, mail, publicUrl, log }: Post, notificationId: number) {
  const found = await findUnsent(db, notificationId);
  if (!found) return;
  const [shown] = await present(db, publicUrl, [found.notification], found.user);
  const text = shown && mailText(shown, found.user, await mailStyle(db, publicUrl));
  if (text) {
    const quoted = await findQuoted(db, found.notification);
    try {
      await mail.send({
        to: found.email,
        subject: text.subject,
        text: letter(publicUrl, found.username, { ...text, quoted }),
      });
    } catch (error) {
      if (!isFinal(error)) throw error;
      log.warn({ notificationId, code: systemCode(error) }, 'a notification could not be mailed');
    }
  }
  await markMailed(db, notificationId);
}

const isFinal = (error: unknown) =>
  error instanceof Error &&
  'responseCode' in error &&
  typeof error.responseCode === 'number' &&
  error.responseCode >= REFUSED_FOR_GOOD;

const letter = (
  node: URL,
  username: string,
  { sentence, quoted, path, thing }: MailText & { quoted: string | undefined },
) => `Hi ${username},

${[sentence, ...(quoted === undefined ? [] : [quoted]), ...addresses(node, path, thing)].join('\n')}

Manage your notification preferences:
${new URL('/my-account/notifications', node).href}
`;

const addresses = (node: URL, ...paths: (string | undefined)[]) =>
  paths.flatMap((path) => (path === undefined ? [] : [new URL(path, node).href]));
