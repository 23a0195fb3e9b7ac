import { and, eq, exists, or, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { policyColumn } from '../domain-queries.ts';
import { videoPlaylists } from '../playlist-tables.ts';
import { channels, thumbnails, videos } from '../tables.ts';

const isUnwanted = (host: AnyPgColumn) => sql`${policyColumn(host)} = 'no-media'`;
const hasSome = (pictures: AnyPgColumn) => sql`jsonb_array_length(${pictures}) > 0`;

/** Some accounts with a picture, of nodes whose media are not taken. */
export const someUnwantedAccounts = (db: Db, limit: number) =>
  db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(hasSome(accounts.avatars), isUnwanted(accounts.host)))
    .limit(limit);

/** The same of channels. */
export const someUnwantedChannels = (db: Db, limit: number) =>
  db
    .select({ id: channels.id })
    .from(channels)
    .where(and(or(hasSome(channels.avatars), hasSome(channels.banners)), isUnwanted(channels.host)))
    .limit(limit);

/** The same of videos. */
export const someUnwantedVideos = (db: Db, limit: number) =>
  db
    .select({ id: videos.id })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(
      and(
        isUnwanted(channels.host),
        exists(
          db
            .select({ one: sql`1` })
            .from(thumbnails)
            .where(eq(thumbnails.videoId, videos.id)),
        ),
      ),
    )
    .limit(limit);

/** The same of playlists. */
export const someUnwantedPlaylists = (db: Db, limit: number) =>
  db
    .select({ id: videoPlaylists.id })
    .from(videoPlaylists)
    .innerJoin(accounts, eq(accounts.id, videoPlaylists.accountId))
    .where(and(hasSome(videoPlaylists.thumbnails), isUnwanted(accounts.host)))
    .limit(limit);
