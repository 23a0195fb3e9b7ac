import { t } from '../i18n/t.ts';
import type { Words } from '../problem.ts';

/** What is still to happen before somebody who has signed up can sign in. */
export interface After {
  of: 'user' | 'request';
  /** The address has to be shown to be theirs, by a link that is sent there. */
  confirms: boolean;
  email: string;
}

/** What comes next for who has signed up. */
export function afterWords({ of, confirms, email }: After): Words {
  const mail = t('Open the link in the mail that was sent to {email}.', { email });
  if (of === 'user') return { title: t('Look into your mail'), advice: mail };
  const wait = t('A moderator decides, and you hear of it by mail.');
  return { title: t('Your request is in'), advice: confirms ? `${mail} ${wait}` : wait };
}
