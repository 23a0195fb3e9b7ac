import { api } from './api.ts';
import type { User } from './contract.ts';
import { Problem } from './problem.ts';

/** Strangers are never asked who they are: only a browser that once signed in keeps this mark. */
const MARK = 'tributary.signed-in';

let user = $state.raw<User | null>(null);
let settled = $state(false);
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
  if (localStorage.getItem(MARK)) void askSession();
  else settled = true;
  addEventListener('storage', (event) => {
    if (event.key === MARK) void askSession();
  });
}

/** Asks the node who is signed in, for pages that need to know; null when nobody is. */
export function askSession(): Promise<User | null> {
  asking ??= ask().finally(() => (asking = null));
  return asking;
}

async function ask(): Promise<User | null> {
  try {
    set(await api.me());
  } catch (error) {
    if (error instanceof Problem && error.status === 401) set(null);
  }
  settled = true;
  return user;
}

/** Signs in with a user name or e-mail address. Throws `Problem`. */
export async function signIn(username: string, password: string): Promise<void> {
  set(await api.signIn(username, password));
  settled = true;
}

/** Signs out here and on the node. Throws `Problem`. */
export async function signOut(): Promise<void> {
  await api.signOut();
  set(null);
}

function set(who: User | null) {
  user = who;
  if (who) localStorage.setItem(MARK, '1');
  else localStorage.removeItem(MARK);
}
