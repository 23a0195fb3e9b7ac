import { vi } from 'vitest';

import type { SignedIn } from './client.ts';
import { startTestNode } from './node.ts';
import { asJson, openPeople } from './people.ts';

const PATIENCE_MILLISECONDS = 60_000; // for what another node is told: a second or two, more on a busy machine

/** Waits until something is so, on whichever node. */
export const eventually = <T>(
  look: () => Promise<T>,
  timeout = PATIENCE_MILLISECONDS,
): Promise<T> => vi.waitFor(look, { timeout, interval: 100 });

/** The host others know a node by. */
export const hostOf = ({ url }: { url: string }) =>
  new URL(url).host.replace(/^127\.0\.0\.1/, 'localhost');

/** What a node answers to who asks, as JSON; fails for anything but a success. */
export async function read<T>(who: Pick<SignedIn, 'request'>, path: string): Promise<T> {
  const response = await who.request(`/api/v1${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Changes something, and fails unless that is well. */
export async function write(who: SignedIn, method: string, path: string, body?: object) {
  const response = await who.request(`/api/v1${path}`, { method, ...(body && asJson(body)) });
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}

type Followings = { data: { state: string; following: { host: string } }[] };

/** Has one node follow another, and waits until that is so. */
export async function follow(root: SignedIn, other: { url: string }): Promise<void> {
  await write(root, 'POST', '/server/following', { hosts: [hostOf(other)] });
  await eventually(async () => {
    const { data } = await read<Followings>(root, '/server/following');
    const found = data.find(({ following }) => following.host === hostOf(other));
    if (found?.state !== 'accepted') throw new Error(`it is ${found?.state ?? 'not asked'} yet`);
  });
}

/** Two nodes, and their administrators. */
export async function startTwoNodes() {
  const [a, b] = await Promise.all([startTestNode(), startTestNode()]);
  const [ofA, ofB] = await Promise.all([openPeople(a), openPeople(b)]);
  return { a, b, ofA, ofB };
}
