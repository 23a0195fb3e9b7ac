import { setTimeout as wait } from 'node:timers/promises';

import type { SignedIn } from '../support/client.ts';
import { activityOf, type ForeignActor, type ForeignNode, post } from '../support/foreign-node.ts';
import type { GalleryNode } from './node.ts';
import { ask } from './speak.ts';

const PATIENCE_MS = 120_000;
const LOOK_MS = 200;

type Followed = { foreign: ForeignNode; actor: ForeignActor; name: string };

/** Has the node follow an actor of a third one, who accepts. */
export async function followForeign(
  node: GalleryNode,
  root: SignedIn,
  { foreign, actor, name }: Followed,
) {
  await ask(root, 'POST', '/server/following', { handles: [`${name}@${foreign.host}`] });
  const asked = await until(() => {
    const all = foreign.received.map(({ body }) => JSON.parse(String(body)) as { type: string });
    return all.find(({ type }) => type === 'Follow');
  });
  const here = new URL(node.url.replace('127.0.0.1', 'localhost'));
  await post(here, JSON.stringify(activityOf(actor, 'Accept', asked)), { by: actor });
  await until(async () => {
    const { total } = await ask<{ total: number }>(
      root,
      'GET',
      `/server/following?state=accepted&search=${name}`,
    );
    return total > 0 || undefined;
  });
}

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += LOOK_MS) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(LOOK_MS);
  }
  throw new Error('a third node is not followed');
}
