import type { Services } from '../../server/services.ts';
import type { Actor } from '../actors/queries.ts';
import type { ForeignActivity } from '../vocabulary/incoming/activity.ts';

export type Handling = Pick<
  Services,
  'config' | 'db' | 'fetch' | 'log' | 'publicUrl' | 'storage'
> & { signal: AbortSignal };

/** An activity whose actor is proven. */
export type Received = {
  activity: ForeignActivity;
  /** Its actor. */
  signer: Actor;
  /** Brought by another node than its actor's, under the actor's own signature. */
  isForwarded: boolean;
  /** As it came. */
  body: object;
};

/**
 * Does what an activity asks for; may do it twice. Fails with `Ignored` for what has no meaning here, with a `Failure` for
 * what the sender has no right to, and with `remote_failed` when something to fetch for it was not to be had for now.
 */
export type Handler = (node: Handling, received: Received) => Promise<void>;

/** An activity is understood, and means nothing to this node. */
export class Ignored extends Error {}
