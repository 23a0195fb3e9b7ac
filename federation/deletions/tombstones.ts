import type { Db } from '../../server/platform/db.ts';
import { Failure } from '../../server/platform/errors.ts';
import { gather } from '../../server/platform/gather.ts';
import { oncePer } from '../../server/platform/once-per.ts';
import { takeRoom } from '../bounds/room.ts';
import { Ignored } from '../inbox/handling.ts';
import { hostOf, sameHost } from '../vocabulary/incoming/common.ts';
import { addTombstone, findTombstones, removeTombstone } from './tombstone-queries.ts';

const MAX_TOGETHER = 100;
const MAX_TIMES = 3;

/**
 * Remembers that something is gone, when its own node says so. Before it is forgotten, or found to be unknown: so who keeps it
 * meanwhile finds out.
 */
export async function bury(db: Db, url: string, by: { url: string }): Promise<void> {
  const host = sameHost(url, by.url) ? hostOf(url) : undefined;
  if (host !== undefined && (await takeRoom(db, 'tombstonesOfHost', host)))
    await addTombstone(db, { url, host });
}

/** Those that are asked about at the same time, in one round trip. */
const finderFor = oncePer((db: Db) =>
  gather(
    async (urls: string[]) =>
      new Map((await findTombstones(db, urls)).map(({ url, buriedAt }) => [url, buriedAt])),
    { maxItems: MAX_TOGETHER },
  ),
);

/** When it was last said that something is gone; undefined when nobody did. */
const burialOf = async (db: Db, url: string): Promise<string | undefined> =>
  (await finderFor(db)(url)).get(url);

type Keeping<Kept> = {
  /** Keeps it. What is said of something that was said to be gone is not believed: `wasGone` has it fetched from its own node. */
  keep: (wasGone: boolean) => Promise<Kept>;
  forget: () => Promise<unknown>;
};

/**
 * Keeps what is at an id. Whoever is of its host may say that it is gone, before or while it is kept: then its own node is
 * asked, and where that shows it no more it is forgotten, and this fails with `Ignored`. Fails with `unavailable` while there is
 * no end of such words.
 */
export async function keepUnlessGone<Kept>(
  db: Db,
  url: string,
  { keep, forget }: Keeping<Kept>,
): Promise<Kept> {
  let buried = await burialOf(db, url);
  for (let times = 0; times < MAX_TIMES; times += 1) {
    const before = buried;
    const kept = before === undefined ? await keep(false) : await keepShown(keep, forget);
    buried = await burialOf(db, url);
    if (buried !== undefined && buried !== before) continue;
    if (before !== undefined) await removeTombstone(db, url, before);
    return kept;
  }
  throw new Failure('unavailable', 'It is said again and again that it is gone.');
}

/** Keeps what its own node shows, or forgets it. */
async function keepShown<Kept>(
  keep: Keeping<Kept>['keep'],
  forget: Keeping<Kept>['forget'],
): Promise<Kept> {
  try {
    return await keep(true);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'not_found') throw error;
    await forget();
    throw new Ignored('it is gone');
  }
}
