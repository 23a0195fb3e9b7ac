import { t } from '../i18n/t.ts';
import { Problem, problemWords, type Words } from '../problem.ts';

/** Why signing in did not work. Whether the name or the password was wrong is nobody's business. */
export function signInWords(error: unknown, way: 'password' | 'passkey' = 'password'): Words {
  const refused =
    error instanceof Problem && (error.code === 'invalid_grant' || error.status === 401);
  if (refused && way === 'passkey')
    return {
      title: t('This passkey is not known here'),
      advice: t('Sign in another way, then add it to your account.'),
    };
  if (refused)
    return {
      title: t('That did not match'),
      advice: t('Check the name and the password, then try again.'),
    };
  return problemWords(error);
}

/** Why the way back from another site signed nobody in, by the code it brought; null when it did. */
export function refusalWords(code: string | null): Words | null {
  if (code === null) return null;
  const again = { title: t('Signing in did not work'), advice: t('Try again in a moment.') };
  return Object.hasOwn(REFUSALS, code) ? REFUSALS[code]! : again;
}

const REFUSALS: Record<string, Words> = {
  conflict: {
    title: t('Your e-mail address is in use here'),
    advice: t('Sign in to that account another way, then connect the two on its account page.'),
  },
  forbidden: {
    title: t('You cannot join this node that way'),
    advice: t('Ask the administrator for an account.'),
  },
  account_blocked: {
    title: t('This account is blocked'),
    advice: t('Ask the administrator of this node why.'),
  },
  email_not_verified: {
    title: t('Your e-mail address is not verified'),
    advice: t('Follow the link in the mail this node has sent you.'),
  },
  remote_failed: {
    title: t('The other site cannot be reached'),
    advice: t('Try again in a moment, or sign in another way.'),
  },
};
