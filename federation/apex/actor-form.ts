import type { Normal } from 'activitypub-express';

import type { Actor } from '../actors/queries.ts';
import { actorUrls } from '../vocabulary/actor-urls.ts';
import type { LocalActor } from './local-actor-queries.ts';

/** An actor of this node in the engine's normal form. */
export function localActor(origin: string, { kind, type, name }: LocalActor): Normal {
  const urls = actorUrls(origin, kind, name);
  return {
    id: urls.url,
    type,
    preferredUsername: [name],
    inbox: [urls.inboxUrl],
    outbox: [urls.outboxUrl],
    followers: [urls.followersUrl],
  };
}

/** An actor of another node likewise. */
export const remoteActor = (actor: Actor): Normal => ({
  id: actor.url,
  type: actor.type,
  preferredUsername: [actor.name],
  inbox: [actor.inboxUrl],
  ...(actor.outboxUrl && { outbox: [actor.outboxUrl] }),
  ...(actor.followersUrl && { followers: [actor.followersUrl] }),
});
