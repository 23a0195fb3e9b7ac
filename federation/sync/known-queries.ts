import { and, asc, count, eq, gt, inArray, lte, not, type SQL, sql } from 'drizzle-orm';

import { VideoPrivacy, VideoState } from '../../server/catalog/index.ts';
import { remoteMedia } from '../../server/catalog/remote-tables.ts';
import { channels, videos } from '../../server/catalog/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import type { Actor } from '../actors/queries.ts';
import { catalogItem, digestOf } from '../documents/digest-queries.ts';

const NONE = 0;

/** What is known here of an actor of another node: of a node, everything. For queries that join `channels`. */
const isOf = ({ type, host, accountId, channelId }: Actor): SQL => {
  if (type === 'Application') return eq(channels.host, host!);
  return channelId === null
    ? eq(channels.accountId, accountId ?? NONE)
    : eq(videos.channelId, channelId);
};

/** As far as its node shows it to everybody. */
const isOut = and(eq(videos.state, VideoState.published), eq(videos.privacy, VideoPrivacy.public))!;

/** How many published videos of an actor are known here, and their digest. */
export async function findKnownDigest(db: Db, actor: Actor) {
  const [row] = await db
    .select({ total: count(), digest: digestOf(catalogItem(remoteMedia.changedAt)) })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(remoteMedia, eq(remoteMedia.videoId, videos.id))
    .where(and(isOf(actor), isOut));
  return row!;
}

export async function countKnown(db: Db, actor: Actor): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(and(isOf(actor), isOut));
  return row!.total;
}

const facts = {
  id: videos.id,
  uuid: videos.uuid,
  url: videos.url,
  isOut: sql<boolean>`${isOut}`,
  changedAt: remoteMedia.changedAt,
};

/** Which of these videos are known here, whoever published them. */
export const findKnown = (db: Db, by: { uuids: string[] } | { urls: string[] }) =>
  db
    .select(facts)
    .from(videos)
    .innerJoin(remoteMedia, eq(remoteMedia.videoId, videos.id))
    .where('uuids' in by ? inArray(videos.uuid, by.uuids) : inArray(videos.url, by.urls));

type Between = { after: string; upTo: string | undefined; except: string[]; limit: number };

/** The published videos of an actor that are known here with UUIDs in a range, apart from some. */
export async function findKnownBetween(
  db: Db,
  actor: Actor,
  { after, upTo, except, limit }: Between,
): Promise<string[]> {
  const rows = await db
    .select({ url: videos.url })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(remoteMedia, eq(remoteMedia.videoId, videos.id))
    .where(
      and(
        isOf(actor),
        isOut,
        gt(videos.uuid, after),
        upTo === undefined ? undefined : lte(videos.uuid, upTo),
        except.length === 0 ? undefined : not(inArray(videos.uuid, except)),
      ),
    )
    .limit(limit);
  return rows.map(({ url }) => url!);
}

/** The published videos of an actor that are known here, in the order they came; `after` the one with that number. */
export const findKnownAfter = async (db: Db, actor: Actor, after: number, limit: number) => {
  const rows = await db
    .select({ id: videos.id, url: videos.url })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(remoteMedia, eq(remoteMedia.videoId, videos.id))
    .where(and(isOf(actor), isOut, gt(videos.id, after)))
    .orderBy(asc(videos.id))
    .limit(limit);
  return rows.map(({ id, url }) => ({ id, url: url! }));
};
