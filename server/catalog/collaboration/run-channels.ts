import type { Db } from '../../platform/db.ts';
import { type Failure, forbidden, notFound } from '../../platform/errors.ts';
import { type Channel, channelsOfAccount, findChannelById } from '../channel-queries.ts';
import { collaborationsOf } from './queries.ts';

/** The channels an account may publish in: its own, the default one first, then those it helps to run. */
export async function channelsRunBy(db: Db, accountId: number): Promise<Channel[]> {
  const [own, helped] = await Promise.all([
    channelsOfAccount(db, accountId),
    collaborationsOf(db, accountId),
  ]);
  return [...own, ...helped.map(({ channel }) => channel)];
}

/**
 * A channel by its number, if an account may publish in it. Fails with `not_found`, and with `forbidden` for somebody else's
 * (CVE-2025-32945), or as told.
 */
export async function requireRunChannel(
  db: Db,
  channelId: number,
  accountId: number,
  refused: () => Failure = () => forbidden('This channel is not yours.'),
): Promise<Channel> {
  const channels = await channelsRunBy(db, accountId);
  const channel = channels.find(({ id }) => id === channelId);
  if (channel) return channel;
  if (await findChannelById(db, channelId)) throw refused();
  throw notFound('Video channel');
}
