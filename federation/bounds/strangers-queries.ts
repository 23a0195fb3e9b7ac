import { isNotNull, type SQL, sql } from 'drizzle-orm';

import { abuses } from '../../server/catalog/abuse-tables.ts';
import { accountMutes } from '../../server/catalog/mute-tables.ts';
import { videoPlaylists } from '../../server/catalog/playlist-tables.ts';
import { comments, follows } from '../../server/catalog/social-tables.ts';
import { channels, videos } from '../../server/catalog/tables.ts';
import { ratings } from '../../server/engagement/tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import type { Picture } from '../../server/platform/pictures/picture.ts';
import { forgetPictures } from '../../server/platform/pictures/stored-pictures.ts';
import { boosts } from '../boosts/tables.ts';
import { actors, inboxActivities, nodeFollows } from '../tables.ts';

const AT_ONCE = 1_000;

export type Strange = { days: number };

/** Neither fetched for so long, nor heard of, nor followed as an actor, nor following, nor showing what is here. */
const isForgotten = ({ days }: Strange): SQL => sql`
  actors.host is not null and actors.fetched_at < now() - make_interval(days => ${days})
  and not exists (select from ${nodeFollows} where follower_id = actors.id)
  and not exists (select from ${nodeFollows} where followed_id = actors.id)
  and not exists (select from ${boosts} where actor_id = actors.id)
  and not exists (select from ${inboxActivities} where signer_id = actors.id)`;

const nothingIn = (table: SQL, where: SQL) => sql`not exists (select from ${table} where ${where})`;

/** Channels of other nodes without videos and playlists, whom nobody follows; how many, at most `AT_ONCE`. */
export const forgetStrangeChannels = (db: Db, age: Strange): Promise<number> =>
  forget(
    db,
    sql`delete from ${channels} where id in (
      select actors.channel_id from ${actors} where actors.channel_id is not null
        and ${isForgotten(age)}
        and ${nothingIn(sql`${videos}`, sql`channel_id = actors.channel_id`)}
        and ${nothingIn(sql`${videoPlaylists}`, sql`channel_id = actors.channel_id`)}
        and ${nothingIn(sql`${follows}`, sql`channel_id = actors.channel_id`)}
      limit ${AT_ONCE}) returning avatars || banners as pictures`,
  );

/**
 * Accounts of other nodes that nobody has to do with: without channels, words, ratings and playlists here, who follow
 * nobody, and whom nobody follows, mutes or reports.
 */
export const forgetStrangeAccounts = (db: Db, age: Strange): Promise<number> =>
  forget(
    db,
    sql`delete from ${accounts} where id in (
      select actors.account_id from ${actors} where actors.account_id is not null
        and ${isForgotten(age)}
        and ${nothingIn(sql`${channels}`, sql`account_id = actors.account_id`)}
        and ${nothingIn(sql`${comments}`, sql`account_id = actors.account_id`)}
        and ${nothingIn(sql`${ratings}`, sql`account_id = actors.account_id`)}
        and ${nothingIn(sql`${videoPlaylists}`, sql`account_id = actors.account_id`)}
        and ${nothingIn(sql`${accountMutes}`, sql`account_id = actors.account_id`)}
        and ${nothingIn(sql`${follows}`, sql`account_id = actors.account_id`)}
        and ${nothingIn(sql`${follows}`, sql`follower_id = actors.account_id`)}
        and ${nothingIn(sql`${abuses}`, sql`reporter_id = actors.account_id`)}
        and ${nothingIn(sql`${abuses}`, sql`flagged_id = actors.account_id`)}
      limit ${AT_ONCE}) returning avatars as pictures`,
  );

/** Actors of other nodes themselves, likewise. */
export const forgetStrangeNodes = (db: Db, age: Strange): Promise<number> =>
  forget(
    db,
    sql`delete from ${actors} where id in (
      select actors.id from ${actors} where actors.type = 'Application' and ${isForgotten(age)}
      limit ${AT_ONCE}) returning '[]'::jsonb as pictures`,
  );

/** Their pictures go with them. */
const forget = (db: Db, deleting: SQL): Promise<number> =>
  db.transaction(async (tx) => {
    const gone = await tx.execute<{ pictures: Picture[] }>(deleting);
    for (const { pictures } of gone) await forgetPictures(tx, pictures);
    return gone.length;
  });

/** How many actors of other nodes are known. */
export const countForeignActors = (db: Db): Promise<number> =>
  db.$count(actors, isNotNull(actors.host));
