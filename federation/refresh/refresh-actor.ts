import { Failure } from '../../server/platform/errors.ts';
import { type ActorOf, findActorOf, markFailed } from '../actors/queries.ts';
import { isFresh, resolveActor } from '../actors/resolve-actor.ts';
import { forgetActor } from '../deletions/forget-actor.ts';
import type { Handling } from '../inbox/handling.ts';
import { limitHost } from './limit-host.ts';

const GONE_HOURS = 24; // an account goes with all it has, so a node may be wrong about it for a day

/** Asks how an account or channel of another node is now, if it was not asked for two days. One that is gone there goes here. */
export async function refreshActor(node: Handling, of: Exclude<ActorOf, 'node'>): Promise<void> {
  const actor = await findActorOf(node.db, of);
  if (!actor || actor.goneAt !== null || isFresh(actor)) return;
  await limitHost(node.db, actor.url);
  try {
    await resolveActor(node, actor.url);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.code !== 'not_found') return;
    if (hoursSince(actor.failedSince) >= GONE_HOURS) await forgetActor(node.db, actor);
    else await markFailed(node.db, actor.id);
  }
}

const hoursSince = (at: Date | null) => (at === null ? 0 : (Date.now() - at.getTime()) / 3_600_000);
