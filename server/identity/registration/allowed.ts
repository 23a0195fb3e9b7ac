import { instanceConfig, maySignUp } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, forbidden } from '../../platform/errors.ts';

/** How people join this node. Fails with `forbidden` while nobody can. */
export async function requireOpenSignup(db: Db) {
  const config = await instanceConfig(db);
  if (!config.signup.enabled) throw forbidden('User registration is not allowed');
  if (!(await maySignUp(db, config))) throw forbidden('User limit is reached on this node.');
  return config;
}

export const taken = () =>
  new Failure(
    'conflict',
    'User or registration with this username, channel name or email already exists.',
  );
