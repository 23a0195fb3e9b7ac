import { randomBytes } from 'node:crypto';

import type { Db } from '../platform/db.ts';
import { createUser } from './create-user.ts';
import { isFirstStart } from './user-queries.ts';

const USERNAME = 'root';

/**
 * Creates the administrator `root` at the first start of a node, once, however many processes start together. Without a
 * password one is made up and returned, to be shown this one time: it is not known again.
 */
export const ensureAdministrator = (
  db: Db,
  { publicUrl, password }: { publicUrl: Pick<URL, 'hostname'>; password: string | undefined },
): Promise<{ generatedPassword?: string }> =>
  db.transaction(async (tx) => {
    if (!(await isFirstStart(tx))) return {};
    const generatedPassword = randomBytes(12).toString('base64url');
    await createUser(tx, {
      username: USERNAME,
      email: `admin@${publicUrl.hostname}`,
      password: password ?? generatedPassword,
      role: 'administrator',
    });
    return password === undefined ? { generatedPassword } : {};
  });
