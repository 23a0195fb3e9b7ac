import type { Db } from '../../platform/db.ts';
import { forbidden, invalid } from '../../platform/errors.ts';
import { findUserWithAccount } from '../user-queries.ts';
import { mayModerate, type User } from '../user.ts';

type Actor = Pick<User, 'id' | 'role'>;

/** Nobody may take the node from the one who set it up. */
const ROOT = 'root';

/** The user, if this one may act on them. Fails with `not_found` or `forbidden`. */
export async function findTarget(db: Db, actor: Actor, userId: number) {
  const target = await findUserWithAccount(db, userId);
  if (!mayModerate(actor, target.user)) {
    throw forbidden('Only an administrator manages administrators and moderators.');
  }
  return target;
}

/** As `findTarget`, for what everybody may also do with themselves. */
export async function findSelfOrTarget(db: Db, actor: Actor, userId: number) {
  return actor.id === userId ? findUserWithAccount(db, userId) : findTarget(db, actor, userId);
}

/** Fails with `invalid` for `root`. */
export function requireNotRoot({ name }: { name: string }, what: string): void {
  if (name === ROOT) throw invalid('id', `Cannot ${what} the root user`);
}
