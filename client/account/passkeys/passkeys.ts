import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

import { api } from '../../api.ts';
import type { Passkey } from '../../contract.ts';

/** Has the browser make a passkey for who is signed in. Throws `Problem`, or what `isDeclined` knows. */
export async function makePasskey(name: string, currentPassword?: string): Promise<Passkey> {
  const optionsJSON = await api.requestPasskey(currentPassword);
  return api.addPasskey(name, await startRegistration({ optionsJSON }));
}

/** Has the browser prove a passkey of this node. Throws `Problem`, or what `isDeclined` knows. */
export async function provePasskey() {
  return startAuthentication({ optionsJSON: await api.requestSignIn() });
}

/** Whether the browser was told no: by the person, or because there is nothing it could use. */
export const isDeclined = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError');

/** Whether the browser has one of the passkeys it was told to make no second of. */
export const isKnownHere = (error: unknown): boolean =>
  error instanceof Error && error.name === 'InvalidStateError';
