import type { Db } from '../../platform/db.ts';
import { countUsers } from '../queries.ts';
import type { CustomConfig } from './custom-config.ts';

/** Whether one more may sign up. */
export const maySignUp = async (
  db: Db,
  { signup }: Pick<CustomConfig, 'signup'>,
): Promise<boolean> =>
  signup.enabled && (signup.limit < 0 || (await countUsers(db)) < signup.limit);
