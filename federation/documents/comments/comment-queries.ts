import { and, asc, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { CommentsPolicy, isHeard } from '../../../server/catalog/index.ts';
import { comments } from '../../../server/catalog/social-tables.ts';
import { channels, videos } from '../../../server/catalog/tables.ts';
import { accounts } from '../../../server/identity/tables.ts';
import type { Db } from '../../../server/platform/db.ts';
import { findListed } from '../listed-queries.ts';
import { isWatchable } from '../open-queries.ts';
import type { Range } from '../paging.ts';

const MAX_PARENTS = 50; // of a comment that are named in it

const owners = alias(accounts, 'owners');
const parents = alias(comments, 'parents');

type OfComment = { videoUuid: string; id: number; isHeldToo?: boolean };

/** Not one that waits for approval, unless its video is of another node: that asks for it here, to have it decided on. */
const isShown = or(
  eq(comments.heldForReview, false),
  and(isNull(comments.url), isNotNull(videos.url)),
);

/**
 * A comment under an open video of any node, by its number, with all that its document tells of. `isHeldToo`: also one that
 * waits for the owner of a video of this node.
 */
export async function findOpenComment(db: Db, { videoUuid, id, isHeldToo = false }: OfComment) {
  const [row] = await db
    .select({
      comment: comments,
      authorName: accounts.name,
      video: { id: videos.id, uuid: videos.uuid, url: videos.url },
      owner: { name: owners.name, url: owners.url },
      channel: { name: channels.name, url: channels.url },
      parent: { id: parents.id, url: parents.url },
    })
    .from(comments)
    .innerJoin(videos, eq(videos.id, comments.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(owners, eq(owners.id, channels.accountId))
    .leftJoin(accounts, and(eq(accounts.id, comments.accountId), isNull(accounts.deletedAt)))
    .leftJoin(parents, eq(parents.id, comments.inReplyToId))
    .where(
      and(
        eq(comments.id, id),
        eq(videos.uuid, videoUuid),
        isHeldToo ? undefined : isShown,
        ne(videos.commentsPolicy, CommentsPolicy.off),
        isHeard(undefined),
        isWatchable(owners),
      ),
    );
  return row;
}

export type OpenComment = NonNullable<Awaited<ReturnType<typeof findOpenComment>>>;

/** Who wrote the comments above one, the nearest first. */
export const findAnswered = (db: Db, parentId: number) => {
  const above = sql`(with recursive above as (
    select id, account_id, in_reply_to_id, 1 as depth from comments where id = ${parentId}
    union all
    select c.id, c.account_id, c.in_reply_to_id, depth + 1 from comments c
      join above on c.id = above.in_reply_to_id where depth < ${MAX_PARENTS}
  ) select account_id, min(depth) as depth from above where account_id is not null group by 1)`;
  return db
    .select({ name: accounts.name, host: accounts.host, url: accounts.url })
    .from(sql`${above} as above`)
    .innerJoin(accounts, eq(accounts.id, sql`above.account_id`))
    .where(isNull(accounts.deletedAt))
    .orderBy(asc(sql`above.depth`));
};

/** A page of the comments everybody finds under a video, oldest first, and how many there are. */
export const findCommentsPage = (db: Db, videoId: number, range: Range | undefined) =>
  findListed(
    db,
    db
      .select({ id: comments.id, url: comments.url })
      .from(comments)
      .innerJoin(videos, eq(videos.id, comments.videoId))
      .innerJoin(accounts, eq(accounts.id, comments.accountId))
      .where(
        and(
          eq(comments.videoId, videoId),
          eq(comments.heldForReview, false),
          isNull(comments.deletedAt),
          ne(videos.commentsPolicy, CommentsPolicy.off),
          isNull(accounts.deletedAt),
          isHeard(undefined),
        ),
      )
      .$dynamic(),
    [asc(comments.createdAt), asc(comments.id)],
    range,
  );
