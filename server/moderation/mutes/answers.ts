import * as z from 'zod';

import { Account, accountJson, AccountSummary, type Origin } from '../../catalog/index.ts';
import type { KnownAccount } from '../accounts/queries.ts';

/** Who mutes for everybody is the node itself: it has no account, and the number 0. */
const Muter = z.union([Account, AccountSummary.extend({ id: z.literal(0) })]);

/** Contract § AccountBlock. */
export const AccountMute = z.object({
  byAccount: Muter,
  blockedAccount: Account,
  createdAt: z.iso.datetime(),
});

/** Contract § ServerBlock. */
export const ServerMute = z.object({
  byAccount: Muter,
  blockedServer: z.object({ host: z.string() }),
  createdAt: z.iso.datetime(),
});

type Muting = Pick<KnownAccount, 'account' | 'userId'> | undefined;

const nodeAsAccount = (node: Origin) => ({
  id: 0,
  name: 'peertube',
  displayName: 'peertube',
  url: `${node.origin}/accounts/peertube`,
  host: node.host,
  avatars: [],
});

const byAccount = (node: Origin, muter: Muting) =>
  muter ? accountJson(node, muter.account, muter.userId) : nodeAsAccount(node);

type Muted = { account: KnownAccount['account']; userId: number | null; createdAt: Date };

/** A muted account, and by whom: by the node where there is no `muter`. */
export const accountMuteJson = (node: Origin, muter: Muting, muted: Muted) => ({
  byAccount: byAccount(node, muter),
  blockedAccount: accountJson(node, muted.account, muted.userId),
  createdAt: muted.createdAt,
});

export const serverMuteJson = (
  node: Origin,
  muter: Muting,
  { host, createdAt }: { host: string; createdAt: Date },
) => ({ byAccount: byAccount(node, muter), blockedServer: { host }, createdAt });
