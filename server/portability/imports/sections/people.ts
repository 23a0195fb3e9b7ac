import * as z from 'zod';

import { findChannel, parseHandle } from '../../../catalog/index.ts';
import { defineSection } from '../section.ts';

const handle = z.string().max(320);
const BLOCKLIST = 'peertube/blocklist.json';

/** Channels of this node; those of others are found once nodes speak with each other. */
export const following = defineSection({
  name: 'following',
  file: 'peertube/following.json',
  list: 'following',
  item: z.object({ targetHandle: handle }),
  async take({ node: { db, publicUrl }, user, doings }, { targetHandle }) {
    const found = await findChannel(db, parseHandle(targetHandle, publicUrl));
    if (!found) return 'errors';
    await doings.follow(db, { followerId: user.accountId, channelId: found.channel.id });
  },
});

export const mutedAccounts = defineSection({
  name: 'mutedAccounts',
  file: BLOCKLIST,
  list: 'actors',
  item: z.object({ handle }),
  take: ({ node, user, doings }, actor) => doings.muteAccount(node, user, actor.handle),
});

export const mutedServers = defineSection({
  name: 'mutedServers',
  file: BLOCKLIST,
  list: 'instances',
  item: z.object({ host: handle }),
  take: ({ node, user, doings }, { host }) => doings.muteServer(node, user, host),
});

export const watchedWords = defineSection({
  name: 'watchedWordsLists',
  file: 'peertube/watched-words-lists.json',
  list: 'watchedWordLists',
  item: z.object({
    listName: z.string().trim().min(1).max(100),
    words: z.array(z.string().trim().min(1).max(100)).min(1).max(500),
  }),
  async take({ node, user, doings }, list) {
    await doings.addWords(node.db, { user, owner: user.accountId }, list);
  },
});
