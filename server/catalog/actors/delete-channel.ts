import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { defineEvent, emit } from '../../platform/events.ts';
import { defineJob } from '../../platform/jobs.ts';
import { forgetPictures } from '../../platform/pictures/stored-pictures.ts';
import { ActivityAction, recordChannelActivity } from '../activities/activity.ts';
import { announceManyChanges } from '../change-queries.ts';
import { type Channel, channelsOfAccount } from '../channel-queries.ts';
import { deleteVideo } from '../delete-video.ts';
import { releasePlaylists } from '../video-playlists/channel.ts';
import {
  deleteChannelRow,
  findHiddenChannel,
  hideChannel,
  lockChannelCount,
  someVideosOf,
} from './channel-change-queries.ts';
import { retireName } from './name-queries.ts';

const ChannelRef = z.object({ channelId: z.int().positive() });
const BATCH = 50;

/** Nobody sees a channel any more; what is left of it can go. */
export const channelDeleted = defineEvent('channel.deleted', ChannelRef);

/** Deletes a channel at the wish of an account. Fails with `conflict` for the last one: everybody has a place to publish to. */
export const deleteChannel = (db: Db, channel: Channel, accountId: number) =>
  db.transaction(async (tx) => {
    if ((await lockChannelCount(tx, channel.accountId)) <= 1)
      throw new Failure('conflict', 'Cannot remove the last channel of this user');
    await dropChannel(tx, channel);
    await recordChannelActivity(tx, ActivityAction.delete, channel, accountId);
  });

/** Does that to every channel of an account. */
export async function dropChannelsOf(tx: Db, accountId: number): Promise<void> {
  for (;;) {
    const some = await channelsOfAccount(tx, accountId);
    if (some.length === 0) return;
    for (const channel of some) await dropChannel(tx, channel);
  }
}

type Dropped = Pick<Channel, 'id' | 'name' | 'host'>;

/** Takes a channel with its videos out of sight, for good, and has a job remove them. */
export async function dropChannel(tx: Db, channel: Dropped): Promise<void> {
  if (channel.host === null) await retireName(tx, channel.name);
  await hideChannel(tx, channel.id);
  await releasePlaylists(tx, channel.id);
  await emit(tx, channelDeleted, { channelId: channel.id });
  await announceManyChanges(tx);
}

/** Removes the videos of a deleted channel one by one, each with its files, then the channel itself. */
export const removeChannel = defineJob<{ db: Db }>()({
  name: 'catalog.remove-channel',
  payload: ChannelRef,
  attempts: 5,
  timeoutMinutes: 60,
  async run({ channelId }, { db, signal }) {
    const channel = await findHiddenChannel(db, channelId);
    if (!channel) return;
    for (;;) {
      const videos = await someVideosOf(db, channelId, BATCH);
      if (videos.length === 0) break;
      for (const { id } of videos) {
        signal.throwIfAborted();
        await deleteVideo(db, id);
      }
    }
    await db.transaction(async (tx) => {
      await forgetPictures(tx, [...channel.avatars, ...channel.banners]);
      await deleteChannelRow(tx, channelId);
    });
  },
});
