import type { Db } from './db.ts';

const MAX_STATEMENTS = 400;

/**
 * Keeps statements that are written once: for each connection pool and `key`, what `write` made of it. Drizzle takes as
 * long to write one as PostgreSQL to answer it.
 */
export function createStatements<Statement>() {
  const kept = new WeakMap<Db, Map<string, Statement>>();
  return (db: Db, key: string, write: () => Statement): Statement => {
    const known = kept.get(db) ?? new Map<string, Statement>();
    kept.set(db, known);
    const statement = known.get(key) ?? write();
    if (known.size < MAX_STATEMENTS) known.set(key, statement);
    return statement;
  };
}
