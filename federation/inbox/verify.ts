import { createCache } from '../../server/platform/cache.ts';
import { Failure } from '../../server/platform/errors.ts';
import { publicKey } from '../actors/parsed-keys.ts';
import { type Actor, findActorByKey } from '../actors/queries.ts';
import type { Reaching } from '../fetch/fetch-object.ts';
import { requireOpen } from '../policies/gate.ts';
import {
  type Document,
  isSignedBy,
  readSignature,
  type Signature,
  type SignedRequest,
} from '../signatures/index.ts';
import type { ForeignActivity } from '../vocabulary/incoming/activity.ts';
import { isOwnDocument } from './body-signature.ts';
import { createIntroductions, distrusted } from './introductions.ts';
import { isOwnId } from './read-activity.ts';

const REFRESH_AFTER_MINUTES = 10; // a new key of a known actor is looked for no more often
const KNOWN_SECONDS = 5; // so late a process hears that another took a new key of somebody
const MAX_KNOWN = 2_000;

/** Who vouches for an activity: its actor, who sent it or signed its body. */
export type Vouched = { signer: Actor; isForwarded: boolean };

/** Finds the actor whose key a signature is of, and fetches it anew when it may have another one. Fails with `invalid_signature`. */
function createSenders(node: Reaching) {
  const requireActor = createIntroductions(node);
  const lately = createCache<Actor | undefined>({ ttlSeconds: KNOWN_SECONDS, maxKeys: MAX_KNOWN });

  async function senderOf(signature: Signature): Promise<Actor> {
    const find = () => findActorByKey(node.db, signature.keyId);
    const seen = await lately.remember(signature.keyId, find);
    if (isThere(seen) && isBy(seen, signature)) return seen;
    const known = seen && (await find()); // it may have another key since
    const owner = isThere(known) ? known : await requireActor(signature.keyId.split('#')[0]!);
    if (isBy(owner, signature)) return owner;
    if (isThere(known) && ageMinutes(known) > REFRESH_AFTER_MINUTES) {
      const fresh = await requireActor(known.url, 0); // it may have a new key
      if (isBy(fresh, signature)) return fresh;
    }
    throw distrusted('The signature is not of the key it names.');
  }

  return { requireActor, senderOf };
}

/** Tells who sent a request without a body. Fails with `invalid_signature`. */
export function createSenderCheck(node: Reaching) {
  const { senderOf } = createSenders(node);
  return (request: SignedRequest): Promise<Actor> => senderOf(readOrDistrust(request));
}

/**
 * Tells who vouches for an activity. The request must be signed by an actor this node knows or can fetch, and the activity
 * be of that very actor, or carry its own actor's signature (contract § Signing) or proof (FEP-8b32). Fails with `invalid_signature`, or with
 * `forbidden` before any key is looked for when the node of either is kept out.
 */
export function createVerifier(node: Reaching) {
  const { requireActor, senderOf } = createSenders(node);

  return async (
    request: SignedRequest,
    { activity, document }: { activity: ForeignActivity; document: Document },
  ): Promise<Vouched> => {
    const signature = readOrDistrust(request);
    for (const url of [signature.keyId, activity.actor]) await requireOpen(node, url);
    const sender = await senderOf(signature);
    if (sender.url === activity.actor)
      return { signer: requireOwnId(sender, activity), isForwarded: false };
    const signer = await requireActor(activity.actor);
    if (signer.host === null || !(await isOwnDocument(document, signer)))
      throw distrusted('The activity is not of who sent it.');
    return { signer: requireOwnId(signer, activity), isForwarded: true };
  };
}

function requireOwnId(signer: Actor, activity: ForeignActivity): Actor {
  if (!isOwnId(signer, activity)) throw distrusted('The activity has an id of another host.');
  return signer;
}

/** Whether a signature is of an actor of another node, and of the key the actor has now. */
function isBy({ host, keyUrl, publicKeyPem }: Actor, signature: Signature): boolean {
  if (host === null || keyUrl !== signature.keyId) return false;
  try {
    return isSignedBy(signature, publicKey(publicKeyPem));
  } catch {
    return false; // what stands there is no key
  }
}

/** Whether an actor is known, and was not said to be gone since. */
const isThere = (actor: Actor | undefined): actor is Actor => actor?.goneAt === null;

function readOrDistrust(request: SignedRequest): Signature {
  try {
    return readSignature(request);
  } catch (error) {
    throw error instanceof Failure ? distrusted(error.message) : error;
  }
}

const ageMinutes = ({ fetchedAt }: Actor) => (Date.now() - fetchedAt.getTime()) / 60_000;
