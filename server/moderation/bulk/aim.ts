import type { output } from 'zod';

import type { Origin } from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { forbidden } from '../../platform/errors.ts';
import type { Handle } from '../accounts/handle.ts';
import { findAccount } from '../accounts/queries.ts';
import type { Asked } from './act.ts';
import type { BulkForm, Removal } from './form.ts';

const actor = ({ accountId, role }: User) => ({
  accountId,
  isAdministrator: role === 'administrator',
});

const accountIdOf = async (db: Db, node: Origin, handle: Handle | undefined) =>
  handle && (await findAccount(db, node, handle)).account.id;

const textOf = ({ name, host }: Handle) => (host === null ? name : `${name}@${host}`);

/** What a moderator asks for. Fails with `not_found` for an account that is not known here. */
export async function aimOf(
  db: Db,
  node: Origin,
  user: User,
  form: output<typeof BulkForm>,
): Promise<Asked> {
  const { kind } = form;
  const { host, ...filter } = form.filter;
  const handle = 'accountName' in form.filter ? form.filter.accountName : undefined;
  const aim = {
    kind,
    ...filter,
    accountId: await accountIdOf(db, node, handle),
    host: host === node.host ? null : host,
    by: actor(user),
  };
  const reason = form.kind === 'block-videos' ? (form.reason ?? null) : null;
  return { aim, words: { ...form.filter, ...(handle && { accountName: textOf(handle) }) }, reason };
}

/**
 * What the contract's removal of comments asks for. Fails with `not_found` for an account that is not known here, and
 * with `forbidden` for a user who asks for all of the node.
 */
export async function aimOfRemoval(
  db: Db,
  node: Origin,
  user: User,
  { accountName, scope }: output<typeof Removal>,
): Promise<Asked> {
  if (scope === 'instance' && user.role === 'user')
    throw forbidden('Only a moderator removes comments all over the node.');
  const accountId = await accountIdOf(db, node, accountName);
  const withCollaborations = scope === 'my-videos-and-collaborations';
  const ownedBy =
    scope === 'instance' ? undefined : { accountId: user.accountId, withCollaborations };
  const aim = { kind: 'remove-comments' as const, accountId, ownedBy, by: actor(user) };
  return { aim, words: { accountName: textOf(accountName), scope } };
}
