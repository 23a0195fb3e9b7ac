import type { AuthenticationResponseJSON } from '@simplewebauthn/browser';

import { api } from './api.ts';
import type { User } from './contract.ts';
import { Problem } from './problem.ts';

/** Strangers are never asked who they are: only a browser that once signed in keeps this mark. */
const MARK = 'tributary.signed-in';

let user = $state.raw<User | null>(null);
let settled = $state(false);
let asked = false;
let asking: Promise<User | null> | null = null;

/** Who is signed in. `settled` is false until that is known. */
export const session = {
  get user(): User | null {
    return user;
  },
  get settled(): boolean {
    return settled;
  },
};

/** Finds out who is signed in, and follows what other tabs do. Call once. */
export function startSession(): void {
  if (localStorage.getItem(MARK)) void ask();
  else settled = true;
  addEventListener('storage', (event) => {
    if (event.key === MARK) void ask();
  });
}

/** Finds out who is signed in, for pages that need to know; null when nobody is. */
export async function knownUser(): Promise<User | null> {
  if (user || asked) return user;
  return ask();
}

/** Reads again who is signed in, without throwing: what belongs to them has changed, maybe since it was last asked for. */
export async function refreshSession(): Promise<User | null> {
  await asking;
  return ask();
}

function ask(): Promise<User | null> {
  asking ??= request().finally(() => (asking = null));
  return asking;
}

async function request(): Promise<User | null> {
  try {
    set(await api.me());
    asked = true;
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) return user;
    set(null);
    asked = true;
  } finally {
    settled = true;
  }
  return user;
}

/** Signs in with a user name or e-mail address, and the code of a second factor. Throws `Problem`. */
export async function signIn(username: string, password: string, otp?: string): Promise<void> {
  set(await api.signIn(username, password, otp));
  settled = true;
}

/** Signs in with a passkey the browser has proved. Throws `Problem`. */
export async function signInByPasskey(proof: AuthenticationResponseJSON): Promise<void> {
  set(await api.signInByPasskey(proof));
  settled = true;
}

/** Signs out here and on the node. Throws `Problem`. */
export async function signOut(): Promise<void> {
  await api.signOut();
  set(null);
}

/** Nobody is signed in any more: the account is gone. */
export const forgetSession = (): void => set(null);

function set(who: User | null) {
  user = who;
  if (who) localStorage.setItem(MARK, '1');
  else localStorage.removeItem(MARK);
}
