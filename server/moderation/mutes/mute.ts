import { announceChange } from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { canonicalHost } from '../../platform/host.ts';
import { requireAuthorityOver } from '../accounts/authority.ts';
import type { KnownAccount } from '../accounts/queries.ts';
import { muteAdded } from '../events.ts';
import {
  deleteAccountMute,
  deleteServerMute,
  insertAccountMute,
  insertServerMute,
} from './queries.ts';

/** For whom something is muted: the one who asks, or everybody on this node. */
export type Scope = 'user' | 'node';

const muterOf = (user: User, scope: Scope) => (scope === 'node' ? null : user.id);

/** Every list may have changed: an empty name drops all that is remembered. */
const announceAll = (tx: Db) => announceChange(tx, '');

type Change = {
  user: User;
  scope: Scope;
  action: 'block' | 'unblock';
  after: Record<string, string>;
};

/** What moderators do for all is written down; what a user does for themselves is nobody's business. */
async function conclude(tx: Db, { user, scope, action, after }: Change) {
  if (scope === 'user') return;
  await recordAct(tx, { userId: user.id, action, subject: { domain: 'blocklist' }, after });
  await announceAll(tx);
}

/** Fails with `conflict` for one's own account. Safe to repeat. */
export async function muteAccount(db: Db, user: User, scope: Scope, target: KnownAccount) {
  const { account } = target;
  if (account.id === user.accountId) throw new Failure('conflict', 'You cannot mute yourself.');
  if (scope === 'node') requireAuthorityOver(user, target);
  await db.transaction(async (tx) => {
    const userId = muterOf(user, scope);
    if (!(await insertAccountMute(tx, userId, account.id))) return;
    await emit(tx, muteAdded, { userId, of: { accountId: account.id } });
    await conclude(tx, { user, scope, action: 'block', after: { account: handleOf(account) } });
  });
}

/** Fails with `not_found` when it is not muted. */
export const unmuteAccount = (db: Db, user: User, scope: Scope, { account }: KnownAccount) =>
  db.transaction(async (tx) => {
    if (!(await deleteAccountMute(tx, muterOf(user, scope), account.id))) throw notFound('Mute');
    await conclude(tx, { user, scope, action: 'unblock', after: { account: handleOf(account) } });
  });

/** A muted host stands for its subdomains and ports too. Fails with `conflict` for this node itself. Safe to repeat. */
export async function muteServer(
  db: Db,
  node: { host: string },
  { user, scope, host }: { user: User; scope: Scope; host: string },
) {
  if (host === canonicalHost(node.host)) {
    throw new Failure('conflict', 'You cannot mute this node itself.');
  }
  await db.transaction(async (tx) => {
    const userId = muterOf(user, scope);
    if (!(await insertServerMute(tx, userId, host))) return;
    await emit(tx, muteAdded, { userId, of: { host } });
    await conclude(tx, { user, scope, action: 'block', after: { host } });
  });
}

/** Hears of a node again. Fails with `not_found` where it is not muted. */
export const unmuteServer = (db: Db, user: User, scope: Scope, host: string) =>
  db.transaction(async (tx) => {
    if (!(await deleteServerMute(tx, muterOf(user, scope), host))) throw notFound('Mute');
    await conclude(tx, { user, scope, action: 'unblock', after: { host } });
  });

const handleOf = ({ name, host }: KnownAccount['account']) => (host ? `${name}@${host}` : name);
