import { createHash } from 'node:crypto';

import type { Db } from '../../server/platform/db.ts';
import { ourActor } from '../actors/our-actor.ts';
import { type Actor, findActor } from '../actors/queries.ts';
import { send } from '../delivery/index.ts';
import { createActivity, deleteActivity, updateActivity } from '../vocabulary/activities.ts';
import { type ContextName, inContext } from '../vocabulary/own-contexts.ts';
import { dropShown, inboxesOfFollowers, lockShown, putShown } from './queries.ts';

type Node = { db: Db; publicUrl: URL };
type ShownRow = NonNullable<Awaited<ReturnType<typeof lockShown>>>;
type Shown = { id: string; to: string[]; cc: string[]; updated: string };

/** Something of this node that others may see: how, and whose it is. */
export type Showing = {
  object: Shown;
  context: ContextName;
  /** Whose followers are told, the account first. */
  actors: Actor[];
  /** What its followers must hear of, beside what the object says. */
  counts?: object;
  /**
   * What else is told when others show it than before, as they do the first time, to others than the followers of the
   * account. Without it, they hear of it the same way. `before`: the actors that showed it.
   */
  onOthers?: (tx: Db, before: number[]) => Promise<void>;
};

/**
 * Tells other nodes how something is now: that it is there, has changed, or is gone (`undefined`), by what they were told
 * last. Safe to repeat: who knows already is told nothing. It is read by `read` when nobody else tells of it: of two at the
 * same time, the later one tells what is newer.
 */
export const show = (
  node: Node,
  url: string,
  read: (tx: Db) => Promise<Showing | undefined>,
): Promise<void> =>
  node.db.transaction(async (tx) => {
    const before = await lockShown(tx, url);
    const showing = await read(tx);
    if (!showing) {
      if (before) await tellGone(tx, before);
      return;
    }
    const { object, context, counts, actors } = showing;
    const digest = digestOf({ ...object, ...counts });
    if (before?.digest === digest) return;
    const audience = context === 'Video' ? { to: object.to, cc: object.cc } : null;
    await putShown(tx, { url, actorIds: actors.map(({ id }) => id), audience, digest });
    await tellThere(tx, before, showing);
  });

async function tellThere(tx: Db, before: ShownRow | undefined, showing: Showing) {
  const { object, context, actors, onOthers } = showing;
  const account = actors[0]!;
  const tellers = before || !onOthers ? actors.map(({ id }) => id) : [account.id];
  const activity = before
    ? updateActivity(account.url, object, new Date())
    : createActivity(account.url, object);
  await send(tx, {
    actorId: account.id,
    activity: inContext(context, activity),
    inboxUrls: await inboxesOfFollowers(tx, [...tellers, ...(before?.actorIds ?? [])]),
  });
  await onOthers?.(tx, before?.actorIds ?? []);
}

async function tellGone(tx: Db, { url, actorIds, audience }: ShownRow) {
  await dropShown(tx, url);
  const account = (await findActor(tx, actorIds[0]!))!;
  await send(tx, {
    actorId: account.id,
    activity: inContext('Plain', deleteActivity(account.url, url, audience ?? {})),
    inboxUrls: await inboxesOfFollowers(tx, actorIds),
  });
}

/** The actors whose followers hear of what a channel has: its account, the channel, and this node. */
export const showersOf = (
  node: Node,
  { accountId, channelId }: { accountId: number; channelId: number | null },
): Promise<Actor[]> =>
  Promise.all([
    ourActor(node.db, node, { accountId }),
    ...(channelId === null ? [] : [ourActor(node.db, node, { channelId })]),
    ourActor(node.db, node, 'node'),
  ]);

/** What changes all the time is told in other ways, and does not count as a change. */
const UNSTEADY = new Set(['views', 'downloads', 'updated']);

function digestOf(said: object): string {
  const steady = Object.entries(said).filter(([name]) => !UNSTEADY.has(name));
  return createHash('sha256').update(JSON.stringify(steady)).digest('base64');
}
