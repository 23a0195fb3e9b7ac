import type { Db } from '../../server/platform/db.ts';
import { emit } from '../../server/platform/events.ts';
import { type Signer, signerOf } from '../actors/signer.ts';
import { openAmong } from '../policies/gate.ts';
import { type Document, proveObject, signLinkedData } from '../signatures/index.ts';
import { toBeProven } from '../vocabulary/own-contexts.ts';
import { deliveriesWaiting } from './events.ts';
import { addActivity, addDeliveries } from './send-queries.ts';

export type Activity = Document & { id: string; type: string; object?: unknown };

type Sending = {
  /** Who sends it: an actor of this node. */
  actorId: number;
  activity: Activity;
  /** Where to; of several inboxes on a node, its shared one. Those of this node, repeated ones, and nodes that policies keep out are left out. */
  inboxUrls: Iterable<string>;
};

/**
 * Puts an activity on its way if the caller's transaction commits: proven and signed once, as it goes to everybody. What is done again
 * goes again: a like, taken back and given anew, has the id it had.
 */
export async function send(tx: Db, { actorId, activity, inboxUrls }: Sending): Promise<void> {
  const signer = await signerOf(tx, actorId);
  const destinations = await openAmong(tx, destinationsOf(inboxUrls, new URL(signer.url).host));
  if (destinations.length === 0) return;
  const body = JSON.stringify(await sign(activity, signer));
  await enqueue(tx, { actorId, activity, body, destinations });
}

/** The proof first: the signature of the body covers it too, and it covers all but that signature. */
async function sign(activity: Activity, signer: Signer) {
  const proof = { keyUrl: signer.proofKeyUrl, privateKey: signer.proofPrivateKey };
  return signLinkedData(await proveObject(toBeProven(activity), proof), signer);
}

/**
 * Passes on what another node sent, with the signature of its author, which an actor of this node vouches for only as the
 * one who brings it.
 */
export async function forward(tx: Db, { actorId, activity, inboxUrls }: Sending): Promise<void> {
  const { url } = await signerOf(tx, actorId);
  const destinations = await openAmong(tx, destinationsOf(inboxUrls, new URL(url).host));
  const body = JSON.stringify(activity);
  await enqueue(tx, { actorId, activity, body, destinations });
}

type Enqueued = { actorId: number; activity: Activity; body: string; destinations: Destination[] };

async function enqueue(tx: Db, { actorId, activity, body, destinations }: Enqueued) {
  if (destinations.length === 0) return;
  const type = typeOf(activity);
  const activityId = await addActivity(tx, { url: activity.id, type, actorId, body });
  await addDeliveries(tx, { activityId, actorId }, destinations);
  await emit(tx, deliveriesWaiting, {});
}

const MAX_INBOXES_OF_HOST = 500; // a node with more people than that has a shared inbox

export type Destination = { inboxUrl: string; host: string };

/** The inboxes, each once, spelt as it is connected to. What is no address of the web is left out, as are those beyond what one node may have. */
function destinationsOf(inboxUrls: Iterable<string>, ownHost: string): Destination[] {
  const found = new Map<string, Destination>();
  const counts = new Map<string, number>();
  for (const text of inboxUrls) {
    const url = URL.parse(text);
    if (!url || !/^https?:$/.test(url.protocol) || url.host === ownHost) continue;
    url.hash = '';
    if (found.has(url.href)) continue;
    const ofHost = (counts.get(url.host) ?? 0) + 1;
    if (ofHost > MAX_INBOXES_OF_HOST) continue;
    counts.set(url.host, ofHost);
    found.set(url.href, { inboxUrl: url.href, host: url.host });
  }
  return [...found.values()];
}

/** `Create Video`: the types of an activity and of the object in it. */
function typeOf({ type, object }: Activity): string {
  const inner =
    typeof object === 'object' && object !== null && 'type' in object ? object.type : '';
  return `${type} ${typeof inner === 'string' ? inner : ''}`.trim();
}
