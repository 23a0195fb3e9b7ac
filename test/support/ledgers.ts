import { sql } from 'drizzle-orm';
import { expect } from 'vitest';

import type { Db } from '../../server/platform/db.ts';
import type { SignedIn } from './client.ts';
import { eventually, read, write } from './two-nodes.ts';

export type Ledger = {
  actor: { handle: string; url: string; type: string };
  state: string;
  method: string | null;
  knownCount: number;
  expectedCount: number | null;
  gaps: { missing: number; gone: number; first: { url: string; reason: string }[] };
  lastError: string | null;
  checkedAt: string | null;
  completeAsOf: string | null;
};

/** The ledgers of a node, as its administrators see them. */
export const ledgersOf = (root: SignedIn, query = '') =>
  read<{ total: number; data: Ledger[] }>(root, `/server/following/ledgers${query}`);

/** Waits until the ledger of an actor says all of so many videos are here, proven after `since`. */
export const complete = (root: SignedIn, handle: string, total: number, since = new Date(0)) =>
  eventually(async () => {
    const { data } = await ledgersOf(root);
    const ledger = data.find(({ actor }) => actor.handle === handle);
    const all = { state: 'complete', lastError: null, knownCount: total, expectedCount: total };
    expect(ledger).toMatchObject(all);
    expect(new Date(ledger!.completeAsOf!).getTime()).toBeGreaterThan(since.getTime());
    return ledger!;
  });

/** Has a catalog checked now. */
export const checkNow = (root: SignedIn, handle: string) =>
  write(root, 'POST', `/server/following/${handle}/sync`);

/** From now on a share of what a node sends is lost on its way, without its knowledge; 0 makes it well again. */
export async function loseDeliveries(db: Db, share: number): Promise<void> {
  await db.execute(sql`drop trigger if exists lose on deliveries`);
  if (share === 0) return;
  await db.execute(sql`
    create or replace function lose() returns trigger language plpgsql as
    ${sql.raw(`$$ begin if random() < ${share} then return null; end if; return new; end $$`)}`);
  await db.execute(sql`
    create trigger lose before insert on deliveries for each row execute function lose()`);
}

type Videos = { total: number; data: { uuid: string; name: string }[] };

/** Which videos a list shows, that of all unless told, and how they are called. */
export async function catalogOf(who: Pick<SignedIn, 'request'>, list = '/videos') {
  const { data } = await read<Videos>(who, `${list}?count=100&nsfw=both`);
  return Object.fromEntries(data.map(({ uuid, name }) => [uuid, name]));
}
