import type { Proof } from './joining-api.ts';

/** What is there to do for who has proved their address: wait for a moderator, sign in, or see their account. */
export type Next = 'wait' | 'signIn' | 'account';

const ID = /^\d{1,10}$/;

/** What the link of a mail proves; null for one that is not whole, or names nobody: anybody may have written it. */
export function proofOf(link: URLSearchParams): Proof | null {
  const [userId, requestId] = [link.get('userId'), link.get('registrationId')];
  const verificationString = link.get('verificationString');
  const id = userId ?? requestId;
  if (!id || !ID.test(id) || !verificationString) return null;
  return {
    of: userId ? 'user' : 'request',
    id,
    verificationString,
    isPendingEmail: link.get('isPendingEmail') === 'true',
  };
}

/** `user`: who is signed in here. */
export function nextAfterProof({ of }: Proof, user: object | null): Next {
  if (of === 'request') return 'wait';
  return user ? 'account' : 'signIn';
}
