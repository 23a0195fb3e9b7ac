import * as z from 'zod';

import { requireRole, requireUser, type User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { requireManagedAccount } from '../accounts/authority.ts';
import { type Handle, HandleText } from '../accounts/handle.ts';
import { findAccount } from '../accounts/queries.ts';
import type { ListOwner } from './queries.ts';

/** The owner as the path names it: an account, or nobody for the node. */
export const OfOwner = z.object({ accountName: HandleText.optional() });

/** Moderators keep the node's lists, everyone their own. */
export const accessTo = (owner: 'node' | 'account') =>
  owner === 'node' ? requireRole('moderator') : requireUser;

/** Whose lists the path means. Fails with `not_found`, or with `forbidden` for those of others. */
export async function ownerOf(
  db: Db,
  node: { host: string },
  user: User,
  handle: Handle | undefined,
): Promise<ListOwner> {
  if (!handle) return null;
  return managedAccountId(db, node, user, handle);
}

/** The number of an account whose settings the user may change; fails as `ownerOf` does. */
export async function managedAccountId(
  db: Db,
  node: { host: string },
  user: User,
  handle: Handle,
): Promise<number> {
  const found = await findAccount(db, node, handle);
  requireManagedAccount(user, found);
  return found.account.id;
}
