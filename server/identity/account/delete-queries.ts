import { eq, sql } from 'drizzle-orm';

import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { accounts, userExports, users } from '../tables.ts';

/** Deletes a user with all that is theirs alone: sessions, passkeys, mutes, … */
export async function deleteUserRow(tx: Db, userId: number): Promise<void> {
  await tx.delete(users).where(eq(users.id, userId));
}

export async function exportKeyOf(tx: Db, userId: number): Promise<string | null> {
  const [row] = await tx
    .select({ blobKey: userExports.blobKey })
    .from(userExports)
    .where(eq(userExports.userId, userId));
  return row?.blobKey ?? null;
}

/** Leaves nothing of an account but its name; its pictures go with what they showed. */
export async function buryAccount(tx: Db, accountId: number): Promise<void> {
  const [account] = await tx
    .select()
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for('update');
  for (const { key } of account?.avatars ?? []) await forgetBlob(tx, key);
  await tx
    .update(accounts)
    .set({
      displayName: sql`${accounts.name}`,
      description: null,
      avatars: [],
      deletedAt: sql`now()`,
      updatedAt: sql`now()`,
    })
    .where(eq(accounts.id, accountId));
}
