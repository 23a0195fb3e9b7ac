import type { Db } from '../../platform/db.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import type { Viewer } from '../access.ts';
import { channelsRunBy } from '../collaboration/run-channels.ts';
import { findChannelAccount } from '../video-queries.ts';

/** Lets those who run a channel, and moderators, pass; fails with `not_found` or `forbidden`. */
export async function requireChannelRunBy(
  db: Db,
  channelId: number,
  user: NonNullable<Viewer> & { accountId: number },
): Promise<void> {
  if ((await findChannelAccount(db, channelId)) === undefined) throw notFound('Video channel');
  if (user.role !== 'user') return;
  const channels = await channelsRunBy(db, user.accountId);
  if (!channels.some(({ id }) => id === channelId)) throw forbidden('This channel is not yours.');
}
