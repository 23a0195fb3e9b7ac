import activitystreams from './activitystreams.json' with { type: 'json' };
import cidV1 from './cid-v1.json' with { type: 'json' };
import dataIntegrityV1 from './data-integrity-v1.json' with { type: 'json' };
import dataIntegrityV2 from './data-integrity-v2.json' with { type: 'json' };
import didV1 from './did-v1.json' with { type: 'json' };
import gotosocial from './gotosocial.json' with { type: 'json' };
import identityV1 from './identity-v1.json' with { type: 'json' };
import lemmy from './lemmy.json' with { type: 'json' };
import mastodon from './mastodon.json' with { type: 'json' };
import multikeyV1 from './multikey-v1.json' with { type: 'json' };
import securityV1 from './security-v1.json' with { type: 'json' };

/** The JSON-LD contexts this node knows, by their addresses. None is ever fetched: what a word means is decided here. */
export const KNOWN_CONTEXTS: ReadonlyMap<string, object> = new Map<string, object>([
  ['https://www.w3.org/ns/activitystreams', activitystreams],
  ['https://w3id.org/security/v1', securityV1],
  ['https://w3id.org/identity/v1', identityV1],
  ['https://w3id.org/security/data-integrity/v1', dataIntegrityV1],
  ['https://w3id.org/security/data-integrity/v2', dataIntegrityV2],
  ['https://w3id.org/security/multikey/v1', multikeyV1],
  ['https://www.w3.org/ns/did/v1', didV1],
  ['https://www.w3.org/ns/cid/v1', cidV1],
  ['https://join-lemmy.org/context.json', lemmy],
  ['http://joinmastodon.org/ns', mastodon],
  ['https://gotosocial.org/ns', gotosocial],
]);
