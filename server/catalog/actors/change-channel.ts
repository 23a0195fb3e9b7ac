import type { Db } from '../../platform/db.ts';
import { Failure, invalid } from '../../platform/errors.ts';
import { emit, emitAll } from '../../platform/events.ts';
import { ActivityAction, recordChannelActivity } from '../activities/activity.ts';
import { announceManyChanges } from '../change-queries.ts';
import { type Channel, createChannel } from '../channel-queries.ts';
import { channelChanged, videoChanged } from '../events.ts';
import { lockChannelCount, setSupportOfVideos, updateChannel } from './channel-change-queries.ts';
import type { ChannelChange, NewChannel } from './channel-form.ts';
import { findTakenNames } from './name-queries.ts';

/** How many channels a user may have (contract § config, `videoChannels.maxPerUser`). */
const MAX_CHANNELS = 20;

/** Opens another channel. Fails with `conflict` when the name is or was somebody's, and with `invalid` beyond the limit. */
export const openChannel = (db: Db, accountId: number, form: NewChannel): Promise<Channel> =>
  db.transaction(async (tx) => {
    await requireRoomForChannel(tx, accountId);
    if ((await findTakenNames(tx, [form.name])).size > 0)
      throw new Failure('conflict', `The name ${form.name} is or was somebody's on this node.`);
    const channel = await createChannel(tx, { ...form, accountId });
    await recordChannelActivity(tx, ActivityAction.create, channel, accountId);
    return channel;
  });

/** Fails with `invalid` when the account has as many channels as one may have. */
export async function requireRoomForChannel(tx: Db, accountId: number): Promise<void> {
  if ((await lockChannelCount(tx, accountId)) >= MAX_CHANNELS)
    throw invalid('name', `You cannot create more than ${MAX_CHANNELS} channels`);
}

/** Changes what is given, leaves the rest, in the name of an account. */
export const editChannel = (
  db: Db,
  { channel, accountId }: { channel: Pick<Channel, 'id' | 'name'>; accountId: number },
  { bulkVideosSupportUpdate, ...change }: ChannelChange,
) =>
  db.transaction(async (tx) => {
    const { id } = channel;
    await updateChannel(tx, id, change);
    await recordChannelActivity(tx, ActivityAction.update, channel, accountId);
    if (bulkVideosSupportUpdate && change.support !== undefined)
      await emitAll(tx, videoChanged, await setSupportOfVideos(tx, id, change.support));
    await emit(tx, channelChanged, { channelId: id });
    await announceManyChanges(tx);
  });
