import type { User } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { forbidden, notFound } from '../platform/errors.ts';
import { findPersonById } from './queries.ts';

/** What somebody has here is theirs; administrators may act for them. Fails with `not_found` or `forbidden`. */
export async function requireTheirs(db: Db, user: User, userId: number) {
  if (user.id === userId) return;
  if (user.role !== 'administrator') throw forbidden('This is the archive of another user.');
  if (!(await findPersonById(db, userId))) throw notFound('User');
}
