import { and, eq, isNotNull, isNull } from 'drizzle-orm';

import { abuses } from '../../server/catalog/abuse-tables.ts';
import { comments } from '../../server/catalog/social-tables.ts';
import { videos } from '../../server/catalog/tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { actors } from '../tables.ts';

/** A report by somebody here of something of another node: of what, by its id, and whose it is. */
export async function findReport(db: Db, abuseId: number) {
  const [row] = await db
    .select({
      report: abuses,
      reporterId: accounts.id,
      flagged: { id: actors.id, url: actors.url },
      videoUrl: videos.url,
      commentUrl: comments.url,
    })
    .from(abuses)
    .innerJoin(accounts, and(eq(accounts.id, abuses.reporterId), isNull(accounts.host)))
    .innerJoin(actors, and(eq(actors.accountId, abuses.flaggedId), isNotNull(actors.host)))
    .leftJoin(videos, eq(videos.id, abuses.videoId))
    .leftJoin(comments, eq(comments.id, abuses.commentId))
    .where(eq(abuses.id, abuseId));
  if (!row) return undefined;
  const { videoUrl, commentUrl, ...found } = row;
  const urls = { video: videoUrl, comment: commentUrl, account: found.flagged.url };
  const url = urls[found.report.kind];
  return url === null ? undefined : { ...found, url }; // gone meanwhile
}
