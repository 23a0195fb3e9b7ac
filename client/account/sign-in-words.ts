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
