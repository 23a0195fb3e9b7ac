import { createCache } from '../../server/platform/cache.ts';
import { Failure } from '../../server/platform/errors.ts';
import { countAttempt } from '../../server/platform/rate-limit.ts';
import type { Actor } from '../actors/queries.ts';
import { resolveActor } from '../actors/resolve-actor.ts';
import type { Reaching } from '../fetch/fetch-object.ts';
import { hostOf } from '../vocabulary/incoming/common.ts';

type Fetched = { actor: Actor } | { why: string; isGone: boolean; isAway: boolean };

const REMEMBERED_SECONDS = 30; // also that somebody could not be had
const MAX_REMEMBERED = 10_000;
const MAX_FETCHING = 32; // strangers this node asks for their key at once
const OF_ONE_HOST = { name: 'federation-strangers', attempts: 3_000, windowSeconds: 3_600 };
const AGAIN = { maxAgeHours: 0 }; // somebody who was gone may be there again
const GONE: Fetched = { why: 'This actor is gone.', isGone: true, isAway: false };
const BUSY = 'Too many strangers write at once. Try again.';

export const distrusted = (why: string, details: { isGone?: boolean } = {}) =>
  new Failure('invalid_signature', why, details);

/**
 * Finds out who somebody is that writes to this node, within bounds: a stranger's key may be slow to come, and never comes
 * when there is none, so each is asked for once in half a minute. Fails with `invalid_signature` (`isGone` tells of one that is
 * no longer there), `rate_limited`, or `unavailable`: a node that is away for now, and may write again, loses nothing.
 */
export function createIntroductions(node: Reaching) {
  const strangers = createCache<Fetched>({
    ttlSeconds: REMEMBERED_SECONDS,
    maxKeys: MAX_REMEMBERED,
  });
  let fetching = 0;

  async function introduce(url: string, age: { maxAgeHours?: number }): Promise<Fetched> {
    if (fetching >= MAX_FETCHING) throw new Failure('unavailable', BUSY, { retryAfterSeconds: 30 });
    fetching++;
    try {
      await countAttempt(node.db, OF_ONE_HOST, hostOf(url));
      const known = await resolveActor(node, url, age);
      const actor = known.goneAt === null ? known : await resolveActor(node, url, AGAIN);
      return actor.goneAt === null ? { actor } : GONE;
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'rate_limited') throw error;
      const { code, message } = error;
      return { why: message, isGone: code === 'not_found', isAway: code === 'remote_failed' };
    } finally {
      fetching--;
    }
  }

  return async (url: string, maxAgeHours?: number): Promise<Actor> => {
    const age = maxAgeHours === undefined ? {} : { maxAgeHours };
    const found = await strangers.remember(`${url} ${maxAgeHours}`, () => introduce(url, age));
    if ('actor' in found) return found.actor;
    if (found.isAway)
      throw new Failure('unavailable', found.why, { retryAfterSeconds: REMEMBERED_SECONDS });
    throw distrusted(found.why, { isGone: found.isGone });
  };
}
