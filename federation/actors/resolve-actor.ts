import { type Moving, setMovedTo, takeRemoteChannel } from '../../server/catalog/index.ts';
import { takeRemoteAccount } from '../../server/identity/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { Failure, forbidden } from '../../server/platform/errors.ts';
import { emit } from '../../server/platform/events.ts';
import { requireRoom } from '../bounds/room.ts';
import { fetchObject, type Reaching } from '../fetch/fetch-object.ts';
import { announceFollows, settleChannel } from '../follows/settle-followed.ts';
import { fromMultibase } from '../signatures/index.ts';
import { ForeignActor, type Picture } from '../vocabulary/incoming/actor.ts';
import { hostOf, sameHost } from '../vocabulary/incoming/common.ts';
import { actorTaken } from './events.ts';
import { type Actor, findActorByUrl, markFailed, saveActor } from './queries.ts';

const FRESH_HOURS = 48; // as PeerTube
const MAX_DEPTH = 1; // a channel has an account, and that is all

/**
 * The actor of that id, fetched when it is not known or `maxAgeHours` old. One that cannot be fetched again stays as it was
 * known. Fails with `forbidden` for one that claims to be of this node or another, `remote_failed`, or `not_found`.
 */
export async function resolveActor(
  node: Reaching,
  url: string,
  { maxAgeHours = FRESH_HOURS, depth = 0 } = {},
): Promise<Actor> {
  const known = await findActorByUrl(node.db, url);
  if (known && isFresh(known, maxAgeHours)) return known;
  if (hostOf(url) === node.publicUrl.host) throw forbidden(`${url} is not an actor of this node.`);
  if (!known) return fetchActor(node, url, depth);
  return refreshActor(node, known, depth);
}

/** Whether an actor is of this node, or was asked for lately. */
export const isFresh = ({ host, fetchedAt }: Actor, maxAgeHours = FRESH_HOURS): boolean =>
  host === null || Date.now() - fetchedAt.getTime() < maxAgeHours * 3_600_000;

async function refreshActor(node: Reaching, known: Actor, depth: number): Promise<Actor> {
  try {
    return await fetchActor(node, known.url, depth);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'remote_failed') throw error;
    await markFailed(node.db, known.id);
    return known;
  }
}

/** Fails for an address that leads to an actor of another host: whoever has it would write in that one's name. */
async function fetchActor(node: Reaching, url: string, depth: number): Promise<Actor> {
  const parsed = ForeignActor.safeParse(await fetchObject(node, url));
  if (!parsed.success || !sameHost(parsed.data.id, url))
    throw new Failure('remote_failed', `${url} is no actor this node understands.`);
  return takeActor(node, parsed.data, depth);
}

/**
 * Keeps an actor as its own node shows it. Only what was fetched from there, or came under its own signature, gets here: a
 * key is never taken from anywhere else (security case F02).
 */
export async function takeActor(node: Reaching, actor: ForeignActor, depth = 0): Promise<Actor> {
  const host = hostOf(actor.id);
  if (host === node.publicUrl.host) throw forbidden(`${actor.id} is not an actor of this node.`);
  const known = await findActorByUrl(node.db, actor.id);
  if (known && known.type !== actor.type)
    throw new Failure('remote_failed', `${actor.id} was a ${known.type}.`);
  const owner = actor.type === 'Group' ? await ownerOf(node, actor, depth) : undefined;
  if (!known) await requireActorRoom(node.db, host, owner);
  return node.db.transaction(async (tx) => {
    const saved = await saveActor(tx, {
      ...rowOf(actor, host),
      ...(await takeShown(tx, actor, owner)),
    });
    if (saved.channelId !== null) await settleChannel(tx, saved.channelId);
    if (known?.goneAt) await announceFollows(tx); // it is back
    await emit(tx, actorTaken, {
      actorId: saved.id,
      avatarUrl: widest(actor.icon),
      bannerUrl: widest(actor.image),
      followersUrl: onItsHost(actor, actor.followers),
      followingUrl: onItsHost(actor, actor.following),
      playerSettingsUrl: onItsHost(actor, actor.playerSettings),
    });
    return saved;
  });
}

async function requireActorRoom(db: Db, host: string, owner: Actor | undefined) {
  await requireRoom(db, 'actorsOfHost', host);
  if (owner) await requireRoom(db, 'channelsOfAccount', owner.accountId!);
}

const rowOf = (actor: ForeignActor, host: string) => ({
  url: actor.id,
  type: actor.type,
  name: actor.preferredUsername,
  host,
  inboxUrl: actor.inbox,
  sharedInboxUrl: onItsHost(actor, actor.endpoints?.sharedInbox),
  outboxUrl: actor.outbox ?? null,
  followersUrl: actor.followers ?? null,
  digestUrl: onItsHost(actor, actor.digest),
  keyUrl: actor.publicKey.id,
  publicKeyPem: actor.publicKey.publicKeyPem,
  alsoKnownAs: actor.alsoKnownAs,
  ...proofKeyOf(actor),
});

/** The Ed25519 key of its proofs: one of its own. */
function proofKeyOf({ id, assertionMethod }: ForeignActor) {
  const own = assertionMethod.find(
    (key) => key.controller === id && sameHost(key.id, id) && fromMultibase(key.publicKeyMultibase),
  );
  return { proofKeyUrl: own?.id ?? null, proofKeyMultibase: own?.publicKeyMultibase ?? null };
}

/** Keeps the account or channel that is seen here; of a node nothing is. */
async function takeShown(tx: Db, actor: ForeignActor, owner: Actor | undefined) {
  const shown = {
    url: actor.id,
    name: actor.preferredUsername,
    host: hostOf(actor.id),
    displayName: actor.name ?? actor.preferredUsername,
    description: actor.summary ?? null,
    createdAt: actor.published ?? new Date(),
  };
  if (actor.type === 'Application') return {};
  if (!owner) {
    const { id: accountId } = await takeRemoteAccount(tx, shown);
    await noteStay(tx, actor, { accountId });
    return { accountId };
  }
  const accountId = owner.accountId!;
  const channel = await takeRemoteChannel(tx, {
    ...shown,
    accountId,
    support: actor.support ?? null,
    publicEmail: actor.email ?? null,
  });
  await noteStay(tx, actor, { channelId: channel.id });
  return { channelId: channel.id };
}

/** One that moved, and says so no longer, stays after all. That it moved is believed of a `Move` alone, which is checked. */
const noteStay = async (tx: Db, { movedTo }: ForeignActor, of: Moving) =>
  movedTo === undefined ? setMovedTo(tx, of, null) : undefined;

const widest = (pictures: Picture[]): string | null =>
  pictures.toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0]?.url ?? null;

/** Whose a channel is: an account of the same node. */
async function ownerOf(
  node: Reaching,
  { id, attributedTo: [ownerUrl] }: ForeignActor,
  depth: number,
) {
  if (!ownerUrl || !sameHost(ownerUrl, id) || depth >= MAX_DEPTH)
    throw new Failure('remote_failed', `${id} is a channel without an account.`);
  const owner = await resolveActor(node, ownerUrl, { depth: depth + 1 });
  if (owner.type !== 'Person')
    throw new Failure('remote_failed', `${id} is a channel without an account.`);
  return owner;
}

const onItsHost = ({ id }: ForeignActor, url: string | undefined): string | null =>
  url !== undefined && sameHost(url, id) ? url : null;
