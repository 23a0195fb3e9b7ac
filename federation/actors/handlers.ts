import { Failure, forbidden } from '../../server/platform/errors.ts';
import type { Handler } from '../inbox/handling.ts';
import { FirstReference } from '../vocabulary/incoming/common.ts';
import { resolveActor } from './resolve-actor.ts';

/**
 * An actor has changed. What is new is fetched from where it is, not taken from what came (security case F02), later where
 * that does not answer now.
 */
export const takeActorUpdate: Handler = async (node, { activity, signer }) => {
  const url = FirstReference.parse(activity.object);
  if (url !== signer.url) throw forbidden('Only an actor tells how it has changed.');
  const { fetchedAt } = await resolveActor(node, url, { maxAgeHours: 0 });
  if (fetchedAt <= signer.fetchedAt) throw new Failure('unavailable', 'Its node does not show it.');
};
