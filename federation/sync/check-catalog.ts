import { findActor } from '../actors/queries.ts';
import { resolveActor } from '../actors/resolve-actor.ts';
import { welcomeBack } from '../delivery/index.ts';
import type { Handling } from '../inbox/handling.ts';
import { byDigest } from './by-digest.ts';
import { byOutbox } from './by-outbox.ts';
import { putGaps } from './gap-queries.ts';
import { changeLedger, findLedger } from './ledger-queries.ts';
import { mendGaps } from './mend.ts';
import type { Followed, Reading } from './reading.ts';
import { settle, settleSame } from './settle.ts';
import { walk } from './walk.ts';

const MAX_ROUNDS = 3; // the catalog may change while it is read

/**
 * Compares the catalog of a followed actor with what is known of it here, and mends where they differ: what is new there is
 * fetched, what has changed is brought up to date, what is gone is forgotten. A node that was given up and answers is back. Safe to
 * repeat and to interrupt. Fails with `remote_failed` when its node does not answer.
 */
export async function checkCatalog(node: Handling, actorId: number, until: Date): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const followed = await findFollowed(node, actorId);
    if (!followed) return;
    const reading = followed.actor.digestUrl === null ? byOutbox : byDigest;
    const isToBeSeenAgain = await checkOnce(node, reading, followed, until);
    await welcomeBack(node.db, [followed.actor.host!]);
    if (!isToBeSeenAgain || Date.now() > until.getTime()) return;
  }
}

async function findFollowed(node: Handling, actorId: number): Promise<Followed | undefined> {
  const [ledger, known] = await Promise.all([
    findLedger(node.db, actorId),
    findActor(node.db, actorId),
  ]);
  return ledger && known && { ledger, actor: await resolveActor(node, known.url) };
}

/** Returns whether a second look may prove what this one has mended. */
async function checkOnce(
  node: Handling,
  reading: Reading,
  followed: Followed,
  until: Date,
): Promise<boolean> {
  const { actor } = followed;
  const look = await reading.look(node, followed);
  await changeLedger(node.db, actor.id, look.facts);
  if (look.isSame) {
    await settleSame(node.db, actor, look);
    return false;
  }
  await putGaps(node.db, actor.id, look.gaps);
  const isWhole = look.isToBeWalked && (await walk(node, reading, followed, until));
  const mended = await mendGaps(node, actor, until);
  await settle(node.db, actor, { look, isProven: isWhole, isMoving: mended > 0 });
  return mended > 0 && reading === byDigest;
}
