import { randomBytes } from 'node:crypto';

import type { Db } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import type { Mail } from '../../platform/mail.ts';
import { issueOneTime, type Purpose, revokeOneTime } from '../one-time-queries.ts';
import { type Letter, LETTERS } from './letters.ts';

export type Postal = { db: Db; mail: Mail; log: Log; publicUrl: URL };

type Link = {
  purpose: Purpose;
  subjectId: number;
  to: string;
  username: string;
  letter: Letter;
  /** The page of the client, and what it needs to know besides the secret. */
  page: string;
  query: Record<string, string>;
  hours: number;
};

/**
 * Sends a link that works once, in place of any sent before. Only the hash of its secret stays here; a job that is tried
 * again sends another.
 */
export async function sendLink({ db, mail, log, publicUrl }: Postal, link: Link): Promise<void> {
  const { purpose, subjectId, to, letter, page, query, hours, username } = link;
  if (!mail.enabled) return log.info({ letter }, 'a mail was not sent: there is no SMTP server');
  await revokeOneTime(db, purpose, subjectId);
  const secret = randomBytes(32).toString('hex');
  const payload = { email: to };
  await issueOneTime(db, purpose, { subjectId, payload, minutes: hours * 60 }, secret);
  const url = new URL(page, publicUrl);
  for (const [name, value] of Object.entries({ ...query, verificationString: secret }))
    url.searchParams.set(name, value);
  const { subject, text } = LETTERS[letter]({ host: publicUrl.host, username, url: url.href });
  await mail.send({ to, subject, text });
}
