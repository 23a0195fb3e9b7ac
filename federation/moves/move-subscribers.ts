import * as z from 'zod';

import { subscribe, unsubscribe } from '../../server/engagement/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { defineEvent } from '../../server/platform/events.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { followersHere } from './queries.ts';

const AT_ONCE = 200;

/** A channel goes on as another one, here or elsewhere. */
export const channelMoved = defineEvent(
  'federation.channel-moved',
  z.object({ fromId: z.number(), toId: z.number() }),
);

/** Has those of this node who follow the old channel follow the new one: that first, so that nobody is lost between. */
export const moveSubscribers = defineJob<{ db: Db }>()({
  name: 'federation.move-subscribers',
  payload: channelMoved.payload,
  attempts: 5,
  timeoutMinutes: 30,
  async run({ fromId, toId }, { db, signal }) {
    for (let after = 0; !signal.aborted;) {
      const page = await followersHere(db, fromId, { after, limit: AT_ONCE });
      for (const { followerId, state } of page) {
        if (state !== 'rejected') await subscribe(db, { followerId, channelId: toId });
        await unsubscribe(db, { followerId, channelId: fromId });
      }
      if (page.length < AT_ONCE) return;
      after = page.at(-1)!.followerId;
    }
  },
});
