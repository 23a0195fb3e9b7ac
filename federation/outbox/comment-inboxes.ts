import type { Db } from '../../server/platform/db.ts';
import { ourActor } from '../actors/our-actor.ts';
import {
  authorsAbove,
  type FoundComment,
  findForeignActors,
  inboxesOf,
  inboxesOfFollowers,
} from './queries.ts';

type Node = { db: Db; publicUrl: URL };

/**
 * Who must hear of a comment: whose video it is about, whom it answers, and the author's followers; of a video of ours, its
 * followers too. `authorId`: an account of this node, if one wrote it.
 */
export async function inboxesFor(
  node: Node,
  { comment, channelId, ownerId, isVideoOurs }: FoundComment,
  authorId: number | null,
): Promise<string[]> {
  const { db } = node;
  const above = comment.inReplyToId === null ? [] : await authorsAbove(db, comment.inReplyToId);
  const foreign = await findForeignActors(db, {
    accountIds: [ownerId, ...above],
    channelIds: [channelId],
  });
  const ours = [
    ...(authorId === null ? [] : [{ accountId: authorId }]),
    ...(isVideoOurs ? [{ accountId: ownerId }, { channelId }, 'node' as const] : []),
  ];
  const actors = await Promise.all(ours.map((of) => ourActor(db, node, of)));
  const [direct, followers] = await Promise.all([
    inboxesOf(
      db,
      foreign.map(({ id }) => id),
    ),
    inboxesOfFollowers(
      db,
      actors.map(({ id }) => id),
    ),
  ]);
  return [...new Set([...direct, ...followers])];
}

/** Who alone hears of a comment that waits for approval. */
export async function inboxesOfOwner(db: Db, { ownerId }: FoundComment): Promise<string[]> {
  const owner = await findForeignActors(db, { accountIds: [ownerId] });
  return owner.map(({ sharedInboxUrl, inboxUrl }) => sharedInboxUrl ?? inboxUrl);
}
