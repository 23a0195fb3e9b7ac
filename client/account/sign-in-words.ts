import { Problem, problemWords, type Words } from '../problem.ts';

/** Why signing in did not work. Whether the name or the password was wrong is nobody's business. */
export function signInWords(error: unknown, way: 'password' | 'passkey' = 'password'): Words {
  const refused =
    error instanceof Problem && (error.code === 'invalid_grant' || error.status === 401);
  if (refused && way === 'passkey')
    return {
      title: 'This passkey is not known here',
      advice: 'Sign in another way, then add it to your account.',
    };
  if (refused)
    return {
      title: 'That did not match',
      advice: 'Check the name and the password, then try again.',
    };
  return problemWords(error);
}

/** Why the way back from another site signed nobody in, by the code it brought; null when it did. */
export function refusalWords(code: string | null): Words | null {
  if (code === null) return null;
  const again = { title: 'Signing in did not work', advice: 'Try again in a moment.' };
  return Object.hasOwn(REFUSALS, code) ? REFUSALS[code]! : again;
}

const REFUSALS: Record<string, Words> = {
  conflict: {
    title: 'Your e-mail address is in use here',
    advice: 'Sign in to that account another way, then connect the two on its account page.',
  },
  forbidden: {
    title: 'You cannot join this node that way',
    advice: 'Ask the administrator for an account.',
  },
  account_blocked: {
    title: 'This account is blocked',
    advice: 'Ask the administrator of this node why.',
  },
  email_not_verified: {
    title: 'Your e-mail address is not verified',
    advice: 'Follow the link in the mail this node has sent you.',
  },
  remote_failed: {
    title: 'The other site cannot be reached',
    advice: 'Try again in a moment, or sign in another way.',
  },
};
