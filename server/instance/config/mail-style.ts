import type { Db } from '../../platform/db.ts';
import type { MailStyle } from '../../platform/mail.ts';
import { instanceConfig } from './config.ts';

/** How mails of this node look, as its administrators chose; it is named by its host until they name it. */
export async function mailStyle(db: Db, { host }: URL): Promise<MailStyle> {
  const { instance, email } = await instanceConfig(db);
  const { prefix } = email.subject;
  const { signature } = email.body;
  return { name: instance.name || host, prefix, signature };
}
