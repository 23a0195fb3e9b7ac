import { and, eq, gt, isNotNull, isNull, or } from 'drizzle-orm';

import { isFoundBy, isHeard } from '../../catalog/index.ts';
import { comments } from '../../catalog/social-tables.ts';
import type { User } from '../../identity/index.ts';

/** Who reads comments, and whether they manage the video (or, of many videos, the node). */
export type Reader = { viewer: User | undefined; manages: boolean };

/**
 * Whether the reader finds a comment: its account is not muted, nor silenced with its node, and it does not wait for
 * approval, unless it is theirs or they are to approve it. For queries that left-join `accounts`: a deleted comment has none.
 */
export const isFound = ({ viewer, manages }: Reader) =>
  and(
    manages ? isHeard(viewer) : isFoundBy(viewer),
    manages
      ? undefined
      : or(eq(comments.heldForReview, false), viewer && eq(comments.accountId, viewer.accountId)),
  );

/** A comment that is not deleted. Its account may have gone without it. */
export const isAlive = () => and(isNull(comments.deletedAt), isNotNull(comments.accountId));

/** The first comment of a thread in which somebody still says something. */
export const isThread = () =>
  and(isNull(comments.threadId), or(isAlive(), gt(comments.replies, 0)));
