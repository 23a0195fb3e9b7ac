import { type SQL, sql } from 'drizzle-orm';

import { abuses } from '../../server/catalog/abuse-tables.ts';
import { videoPlaylists } from '../../server/catalog/playlist-tables.ts';
import { comments, follows } from '../../server/catalog/social-tables.ts';
import { channels, videos } from '../../server/catalog/tables.ts';
import { ratings } from '../../server/engagement/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { boosts } from '../boosts/tables.ts';
import { tombstones } from '../deletions/tables.ts';
import { actors, nodeFollows } from '../tables.ts';

const PENDING = 1;

/** Which rows there may be only so many of: `of` is a number of ours, or the name of a host. */
const ROWS = {
  actorsOfHost: (host) => sql`${actors} where host = ${host}`,
  boostsOfActor: (id) => sql`${boosts} where actor_id = ${id}`,
  boostsOfComment: (id) => sql`${boosts} where comment_id = ${id}`,
  boostsOfVideo: (id) => sql`${boosts} where video_id = ${id}`,
  channelsOfAccount: (id) => sql`${channels} where account_id = ${id}`,
  commentsOfVideo: (id) => sql`${comments} where video_id = ${id}`,
  followsOfAccount: (id) => sql`${follows} where follower_id = ${id}`,
  followsOfNode: (id) => sql`${nodeFollows} where follower_id = ${id}`,
  followersOfHost: (host) => sql`${follows}
    join ${actors} on actors.account_id = follows.follower_id where actors.host = ${host}`,
  playlistsOfAccount: (id) => sql`${videoPlaylists} where account_id = ${id}`,
  ratingsOfAccount: (id) => sql`${ratings} where account_id = ${id}`,
  reportsOfHost: (host) => sql`${abuses} join ${actors} on actors.account_id = abuses.reporter_id
    where abuses.state = ${PENDING} and actors.host = ${host}`,
  tombstonesOfHost: (host) => sql`${tombstones} where host = ${host}`,
  videosOfChannel: (id) => sql`${videos} where channel_id = ${id}`,
  videosOfHost: (host) => sql`${videos}
    join ${channels} on channels.id = videos.channel_id where channels.host = ${host}`,
} satisfies Record<string, (of: number | string) => SQL>;

export type Kind = keyof typeof ROWS;

/** How many rows are still free of `most`; no more of them are looked at. */
export async function countFree(db: Db, kind: Kind, of: number | string, most: number) {
  const [row] = await db.execute<{ taken: number }>(sql`
    select count(*)::int as taken from (select from ${ROWS[kind](of)} limit ${most}) counted`);
  return most - row!.taken;
}
