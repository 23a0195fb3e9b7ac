import { forbidden } from '../../server/platform/errors.ts';
import type { Handler } from '../inbox/handling.ts';
import { FirstReference } from '../vocabulary/incoming/common.ts';
import { resolveActor } from './resolve-actor.ts';

/** An actor has changed. What is new is fetched from where it is, not taken from what came (security case F02). */
export const takeActorUpdate: Handler = async (node, { activity, signer }) => {
  const url = FirstReference.parse(activity.object);
  if (url !== signer.url) throw forbidden('Only an actor tells how it has changed.');
  await resolveActor(node, url, { maxAgeHours: 0 });
};
