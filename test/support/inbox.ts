import { sql } from 'drizzle-orm';

import type { Db } from '../../server/platform/db.ts';
import type { SignedIn } from './client.ts';
import {
  activityOf,
  digestOfBody,
  type ForeignActor,
  type ForeignNode,
  post,
} from './foreign-node.ts';
import type { TestNode } from './node.ts';
import { eventually, hostOf, write } from './two-nodes.ts';

/** How an activity ended: `waiting` is one that failed, and is to be tried again. `answer`: a status that was no success. */
export type Ended =
  | { state: 'done' | 'ignored' | 'refused' | 'failed' | 'waiting'; reason: string | null }
  | { answer: number };

/** Where others reach a test node. */
export const addressOf = (node: TestNode) => new URL(`http://${hostOf(node)}`);

/** Sends activities to a node, and waits until each is handled, or has failed once. */
export function openInbox(node: TestNode, db: Db) {
  return async (
    activity: object,
    by: Pick<ForeignActor, 'keyUrl' | 'privateKey'>,
    path = '/inbox',
  ): Promise<Ended> => {
    const body = JSON.stringify(activity);
    const { status } = await post(addressOf(node), body, { by, path });
    if (status !== 202) return { answer: status };
    return eventually(async () => {
      const [row] = await db.execute<Exclude<Ended, { answer: number }>>(sql`
        select state, reason from inbox_activities where digest = ${digestOfBody(body)}`);
      if (!row) return { state: 'done', reason: null }; // it was kept, and went with its actor
      if (row.state === 'waiting' && row.reason === null) throw new Error('it is not handled yet');
      return { state: row.state, reason: row.reason };
    });
  };
}

/** Has a node follow an actor of a foreign node, who accepts. */
export async function givenFollowed(
  send: ReturnType<typeof openInbox>,
  root: SignedIn,
  { foreign, actor, name }: { foreign: ForeignNode; actor: ForeignActor; name: string },
) {
  await write(root, 'POST', '/server/following', { handles: [`${name}@${foreign.host}`] });
  const asked = await eventually(async () => {
    const all = foreign.received.map(({ body }) => JSON.parse(String(body)) as Asked);
    const follow = all.find(({ type, object }) => type === 'Follow' && object === actor.url);
    if (!follow) throw new Error('nobody asked to follow');
    return follow;
  });
  const answer = await send(activityOf(actor, 'Accept', asked), actor);
  if ('answer' in answer || answer.state !== 'done') throw new Error(JSON.stringify(answer));
}

type Asked = { type: string; object: string };
