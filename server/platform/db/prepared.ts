import type { Db } from '../db.ts';
import { oncePer } from '../once-per.ts';

const MAX_STATEMENTS = 400;

/**
 * Keeps statements that are written once: for each connection pool and `key`, what `write` made of it. Drizzle takes as
 * long to write one as PostgreSQL to answer it.
 */
export function createStatements<Statement>() {
  const keptFor = oncePer<Db, Map<string, Statement>>(() => new Map());
  return (db: Db, key: string, write: () => Statement): Statement => {
    const known = keptFor(db);
    const statement = known.get(key) ?? write();
    if (known.size < MAX_STATEMENTS) known.set(key, statement);
    return statement;
  };
}
