import { eq } from 'drizzle-orm';

import type { Db } from '../../server/platform/db.ts';
import type { Picture } from '../../server/platform/pictures/picture.ts';
import { actors } from '../tables.ts';

type Avatars = { avatars: Picture[]; avatarsFrom: string | null };

/** Puts pictures in the place of those of an actor, and returns these; the new ones where there is no such actor any more. */
export async function swapAvatars(tx: Db, id: number, given: Avatars): Promise<Picture[]> {
  const [before] = await tx.select().from(actors).where(eq(actors.id, id)).for('update');
  if (!before) return given.avatars;
  await tx.update(actors).set(given).where(eq(actors.id, id));
  return before.avatars;
}
