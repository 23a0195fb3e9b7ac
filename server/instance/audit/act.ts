import type { Db } from '../../platform/db.ts';
import type { Facts } from '../tables.ts';
import { insertAct } from './queries.ts';

/** Something somebody with a role did: `action` on a `subject`, with what it changed. */
export type Act = {
  /** Who did it; null is the node itself. */
  userId: number | null;
  /** A verb: `create`, `update`, `delete`, `block`, … */
  action: string;
  /** The contract's name of the kind of thing (`videos`, `users`, `abuse`, `config`), and which one. */
  subject: { domain: string; id?: number | string };
  /** Fields as they were. Never secrets: administrators read them. */
  before?: Facts | undefined;
  after?: Facts | undefined;
};

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
