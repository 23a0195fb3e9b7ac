import type postgres from 'postgres';

import { systemCode } from '../errors.ts';

type Client = Pick<postgres.Sql, 'begin'>;
type Scope = postgres.TransactionSql;
type Work = (scope: Scope) => unknown;

/** Whether a statement failed because its connection is gone: it may or may not have been done. */
export const isConnectionLost = (error: unknown): boolean => {
  const code = systemCode(error) ?? '';
  return LOST.has(code) || code.startsWith('57P') || (BROKEN.has(code) && isOfStatement(error));
};

const LOST = new Set(['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED']);
const BROKEN = new Set(['ECONNRESET', 'EPIPE']); // of any connection

/** The client tells in an error which statement it is about. */
function isOfStatement(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('query' in cause) return true;
  return false;
}

/**
 * Has a transaction end with its connection: it is then rolled back already. The client (postgres 3.4) would still send the
 * rollback, and whatever else the transaction asks for, to whoever has the connection next, or to none, which ends the
 * process.
 */
export function endWithConnection<C extends Client>(client: C): C {
  const { begin } = client;
  const guarded = async (work: Work) => {
    const life = { isOver: false };
    try {
      return await begin((scope) => within(life, work, scope));
    } finally {
      life.isOver = true;
    }
  };
  return Object.assign(client, { begin: guarded });
}

type Life = { isOver: boolean };

/** Does the work; where the connection is lost on the way, nothing more is heard of it: `begin` has failed by itself. */
async function within(life: Life, work: Work, scope: Scope): Promise<unknown> {
  const result = await Promise.allSettled([work(guard(life, scope))]);
  if (life.isOver) await new Promise(() => {});
  const [outcome] = result;
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

/** The same scope, but that it sends nothing once its connection is lost. */
function guard(life: Life, scope: Scope): Scope {
  const unsafe = (...given: Parameters<Scope['unsafe']>) => {
    if (life.isOver) return refused();
    const query = scope.unsafe(...given);
    query.catch((error: unknown) => {
      if (isConnectionLost(error)) life.isOver = true;
    });
    return query;
  };
  const savepoint = (work: Work) =>
    life.isOver ? refused() : scope.savepoint((inner) => within(life, work, inner));
  return Object.assign(Object.create(scope) as Scope, { unsafe, savepoint });
}

/** A statement that was not sent. */
function refused() {
  const error = new Error('The transaction has lost its connection.');
  const never = Promise.reject(Object.assign(error, { code: 'CONNECTION_CLOSED' }));
  return Object.assign(never, { values: () => never });
}
