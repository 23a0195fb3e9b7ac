import type { Db } from '../../platform/db.ts';
import { type Channel, channelsOfAccount } from '../channel-queries.ts';
import { collaborationsOf } from './queries.ts';

/** The channels an account may publish in: its own, the default one first, then those it helps to run. */
export async function channelsRunBy(db: Db, accountId: number): Promise<Channel[]> {
  const [own, helped] = await Promise.all([
    channelsOfAccount(db, accountId),
    collaborationsOf(db, accountId),
  ]);
  return [...own, ...helped.map(({ channel }) => channel)];
}
