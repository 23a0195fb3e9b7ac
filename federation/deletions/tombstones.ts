import type { Db } from '../../server/platform/db.ts';
import { gather } from '../../server/platform/gather.ts';
import { takeRoom } from '../bounds/room.ts';
import { Ignored } from '../inbox/handling.ts';
import { hostOf, sameHost } from '../vocabulary/incoming/common.ts';
import { addTombstone, findTombstones, removeTombstone } from './tombstone-queries.ts';

const MAX_TOGETHER = 100;

/** Remembers that something is gone, when its own node says so. Before it is looked for: so who keeps it meanwhile finds out. */
export async function bury(db: Db, url: string, by: { url: string }): Promise<void> {
  if (!sameHost(url, by.url)) return;
  const host = hostOf(url);
  if (await takeRoom(db, 'tombstonesOfHost', host)) await addTombstone(db, { url, host });
}

/** When it was last said that something is gone; undefined when nobody did. */
export async function burialOf(db: Db, url: string): Promise<string | undefined> {
  const find = finders.get(db) ?? createFinder(db);
  finders.set(db, find);
  return (await find(url)).get(url);
}

type Find = (url: string) => Promise<Map<string, string>>;

const finders = new WeakMap<Db, Find>();

/** Those that are asked about at the same time, in one round trip. */
const createFinder = (db: Db): Find =>
  gather(
    async (urls: string[]) =>
      new Map((await findTombstones(db, urls)).map(({ url, buriedAt }) => [url, buriedAt])),
    { maxItems: MAX_TOGETHER },
  );

type Keeping = {
  /** Keeps it; what is said of something that was said to be gone is old, until its own node shows it. */
  keep: (wasGone: boolean) => Promise<void>;
  forget: () => Promise<void>;
};

/**
 * Keeps what is at an id. Word of it may come after word that it is gone, and that may come while it is kept: then it is
 * forgotten again, and fails with `Ignored`.
 */
export async function keepUnlessGone(db: Db, url: string, { keep, forget }: Keeping) {
  const before = await burialOf(db, url);
  await keep(before !== undefined);
  const after = await burialOf(db, url);
  if (after !== before) {
    await forget();
    throw new Ignored('it went meanwhile');
  }
  if (before !== undefined) await removeTombstone(db, url, before);
}
