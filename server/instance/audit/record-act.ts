import type { Db } from '../../platform/db.ts';
import type { Facts } from '../tables.ts';
import type { Act } from './act.ts';
import { insertAct } from './queries.ts';

const MAX_TEXT_CHARACTERS = 1000;

/** Writes the act into the audit log, in the transaction of the act: neither is without the other. */
export const recordAct = (tx: Db, { before, after, ...act }: Act): Promise<void> =>
  insertAct(tx, { ...act, before: before && shorten(before), after: after && shorten(after) });

const shorten = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([field, value]) => [
      field,
      typeof value === 'string' ? value.slice(0, MAX_TEXT_CHARACTERS) : value,
    ]),
  );
