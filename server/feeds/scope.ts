import * as z from 'zod';

import { findAccount, findChannel, parseHandle } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { aboutAccount, aboutChannel, aboutNode } from './about.ts';
import type { About } from './feed.ts';
import { channelIdsOf, findAccountById, findChannelById } from './queries.ts';

const MAX_ID = 2 ** 31 - 1;

export const Id = z.coerce.number('Should be a number').int().min(1).max(MAX_ID);
const handle = z.string().min(1).max(300);

/** Whose videos, or comments on whose videos, a feed has; everybody's if none is told (contract § Video Feeds). */
export const SCOPE = {
  accountId: Id.optional(),
  accountName: handle.optional(),
  videoChannelId: Id.optional(),
  videoChannelName: handle.optional(),
};

const Scope = z.object(SCOPE);
type Asked = z.output<typeof Scope>;

/** What a feed is about, and the channels it is narrowed to. Fails with `not_found` for who is not there. */
export async function findScope(
  { db, publicUrl: node }: { db: Db; publicUrl: URL },
  asked: Asked,
): Promise<{ about: About; channelIds: number[] | undefined }> {
  const [channel, account] = await Promise.all([
    askedChannel(db, node, asked),
    askedAccount(db, node, asked),
  ]);
  if (channel) {
    const isTheirs = !account || account.id === channel.accountId;
    return { about: aboutChannel(node, channel), channelIds: isTheirs ? [channel.id] : [] };
  }
  if (!account) return { about: await aboutNode(db, node), channelIds: undefined };
  return { about: aboutAccount(node, account), channelIds: await channelIdsOf(db, account.id) };
}

async function askedChannel(db: Db, node: URL, { videoChannelId, videoChannelName }: Asked) {
  if (videoChannelId === undefined && videoChannelName === undefined) return undefined;
  const channel =
    videoChannelId === undefined
      ? (await findChannel(db, parseHandle(videoChannelName!, node)))?.channel
      : await findChannelById(db, videoChannelId);
  if (!channel) throw notFound('Video channel');
  return channel;
}

async function askedAccount(db: Db, node: URL, { accountId, accountName }: Asked) {
  if (accountId === undefined && accountName === undefined) return undefined;
  const account =
    accountId === undefined
      ? (await findAccount(db, parseHandle(accountName!, node)))?.account
      : await findAccountById(db, accountId);
  if (!account || account.deletedAt) throw notFound('Account');
  return account;
}
