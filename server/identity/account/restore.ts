import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { accountChanged } from '../events.ts';
import { AllPreferences } from '../preferences.ts';
import type { User } from '../user.ts';
import { PROFILE_FIELDS } from './me-form.ts';
import { updateAccount, updateUser } from './queries.ts';

/** What somebody said of themselves on another node. */
export const Profile = z.object(PROFILE_FIELDS).partial();

/** Gives an account that profile. */
export const restoreProfile = (
  db: Db,
  { accountId }: Pick<User, 'accountId'>,
  profile: z.output<typeof Profile>,
): Promise<void> =>
  db.transaction(async (tx) => {
    await updateAccount(tx, accountId, profile);
    await emit(tx, accountChanged, { accountId });
  });

/** Gives a user the preferences they had elsewhere; what this node does not know is left out. */
export async function restorePreferences(
  db: Db,
  { id }: Pick<User, 'id'>,
  given: Record<string, unknown>,
): Promise<void> {
  const known = Object.entries(AllPreferences.shape).filter(
    ([name, field]) => field.safeParse(given[name]).success,
  );
  const preferences = AllPreferences.partial().parse(
    Object.fromEntries(known.map(([name]) => [name, given[name]])),
  );
  await updateUser(db, id, { preferences });
}
