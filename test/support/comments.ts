import { comments } from '../../server/catalog/social-tables.ts';
import type { Db } from '../../server/platform/db.ts';

const BATCH = 1_000;

/** Gives a video as many threads, a second apart. */
export async function givenThreads(
  db: Db,
  of: { videoId: number; accountId: number },
  many: number,
): Promise<void> {
  const thread = (n: number) => ({ ...of, text: `thread ${n}`, createdAt: new Date(n * 1000) });
  for (let at = 0; at < many; at += BATCH)
    await db.insert(comments).values(Array.from({ length: BATCH }, (_, n) => thread(at + n)));
}
