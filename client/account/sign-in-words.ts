import { t } from '../i18n/t.ts';
import { Problem, problemWords, type Words } from '../problem.ts';

/** Why signing in did not work. Whether the name or the password was wrong is nobody's business. */
export function signInWords(error: unknown, way: 'password' | 'passkey' = 'password'): Words {
  if (!(error instanceof Problem)) return problemWords(error);
  if (Object.hasOwn(NOT_LET_IN, error.code)) return NOT_LET_IN[error.code]!;
  const refused = error.code === 'invalid_grant' || error.status === 401;
  return refused ? UNPROVED[way] : problemWords(error);
}

/** Why the way back from another site signed nobody in, by the code it brought; null when it did. */
export function refusalWords(code: string | null): Words | null {
  if (code === null) return null;
  const again = { title: t('Signing in did not work'), advice: t('Try again in a moment.') };
  return Object.hasOwn(REFUSALS, code) ? REFUSALS[code]! : again;
}

const UNPROVED: Record<'password' | 'passkey', Words> = {
  password: {
    title: t('That did not match'),
    advice: t('Check the name and the password, then try again.'),
  },
  passkey: {
    title: t('This passkey is not known here'),
    advice: t('Sign in another way, then add it to your account.'),
  },
};

/** What keeps somebody out whose password is right. */
const NOT_LET_IN: Record<string, Words> = {
  missing_two_factor: {
    title: t('A code is needed as well'),
    advice: t('Your authenticator app shows it now.'),
  },
  invalid_two_factor: {
    title: t('The code is not right'),
    advice: t('Each code works once, and not for long: wait for the next one.'),
  },
  account_blocked: {
    title: t('This account is blocked'),
    advice: t('Ask the administrator of this node why.'),
  },
  email_not_verified: {
    title: t('Your e-mail address is not verified'),
    advice: t('Follow the link in the mail this node has sent you.'),
  },
  account_waiting_for_approval: {
    title: t('Your request waits for a moderator'),
    advice: t('You can sign in as soon as one has let you in.'),
  },
  account_approval_rejected: {
    title: t('Your request to join was turned down'),
    advice: t('Ask the administrator of this node why.'),
  },
};

const REFUSALS: Record<string, Words> = {
  ...NOT_LET_IN,
  conflict: {
    title: t('Your e-mail address is in use here'),
    advice: t('Sign in to that account another way, then connect the two on its account page.'),
  },
  forbidden: {
    title: t('You cannot join this node that way'),
    advice: t('Ask the administrator for an account.'),
  },
  remote_failed: {
    title: t('The other site cannot be reached'),
    advice: t('Try again in a moment, or sign in another way.'),
  },
};
