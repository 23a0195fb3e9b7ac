import type { Role, User } from '../../identity/index.ts';
import { forbidden } from '../../platform/errors.ts';
import type { KnownAccount } from './queries.ts';

/** Fails with `forbidden` when somebody below an administrator acts on what is an administrator's. */
export function requireAuthorityOver(user: Pick<User, 'role'>, owner: { role: Role | null }): void {
  if (owner.role === 'administrator' && user.role !== 'administrator') {
    throw forbidden('Only an administrator may do this to an administrator.');
  }
}

/** Fails with `forbidden` unless the account is the user's own, or the user is a moderator with authority over it. */
export function requireManagedAccount(user: User, { account, role }: KnownAccount): void {
  if (account.id === user.accountId) return;
  if (user.role === 'user' || account.host !== null) throw forbidden('This account is not yours.');
  requireAuthorityOver(user, { role });
}
