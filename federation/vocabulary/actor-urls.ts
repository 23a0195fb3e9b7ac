/** The name of the actor that stands for a whole node. PeerTube's nodes look for it under this one. */
export const NODE_ACTOR_NAME = 'peertube';

export type ActorKind = 'accounts' | 'video-channels';

/** Where an actor of ours is found, and what belongs to it (contract § URL scheme). */
export function actorUrls(origin: string, kind: ActorKind, name: string) {
  const url = `${origin}/${kind}/${name}`;
  return {
    url,
    inboxUrl: `${url}/inbox`,
    outboxUrl: `${url}/outbox`,
    followersUrl: `${url}/followers`,
    sharedInboxUrl: `${origin}/inbox`,
    keyUrl: `${url}#main-key`,
    proofKeyUrl: `${url}#ed25519-key`,
  };
}
