import type { SignedIn } from '../support/client.ts';
import { activityOf, type ForeignActor, type ForeignNode, post } from '../support/foreign-node.ts';
import { eventually } from '../support/two-nodes.ts';
import type { GalleryNode } from './node.ts';
import { ask } from './speak.ts';

const PATIENCE_MILLISECONDS = 120_000;

type Followed = { foreign: ForeignNode; actor: ForeignActor; name: string };

/** Has the node follow an actor of a third one, who accepts. */
export async function followForeign(
  node: GalleryNode,
  root: SignedIn,
  { foreign, actor, name }: Followed,
) {
  await ask(root, 'POST', '/server/following', { handles: [`${name}@${foreign.host}`] });
  const asked = await eventually(async () => {
    const all = foreign.received.map(({ body }) => JSON.parse(String(body)) as { type: string });
    const found = all.find(({ type }) => type === 'Follow');
    if (!found) throw new Error('a third node is not asked yet');
    return found;
  }, PATIENCE_MILLISECONDS);
  const here = new URL(node.url.replace('127.0.0.1', 'localhost'));
  await post(here, JSON.stringify(activityOf(actor, 'Accept', asked)), { by: actor });
  await eventually(async () => {
    const { total } = await ask<{ total: number }>(
      root,
      'GET',
      `/server/following?state=accepted&search=${name}`,
    );
    if (total === 0) throw new Error('a third node is not followed yet');
  }, PATIENCE_MILLISECONDS);
}
