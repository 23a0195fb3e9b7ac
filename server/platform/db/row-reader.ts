import { Column, getTableColumns, is, type Query, SQL, Table } from 'drizzle-orm';

import type { Db } from '../db.ts';

type Field = Column | SQL;
type Group = Table | Record<string, Field>;

/** What a statement selects, as Drizzle takes it: fields by name, alone or in groups; a table is a group of its columns. */
export type Selection = Record<string, Field | Group>;

/** A query of Drizzle's that answers such rows. */
export type RowsQuery<Row> = PromiseLike<Row[]> & { toSQL(): Query };

/**
 * A statement that is written once, as `.prepare()` makes it, with a reader for what it selects. Drizzle's own asks anew of
 * each value what it is and where it goes, which takes longer than to receive it. For inner joins: no group is ever null.
 */
export const prepareRows = <Row>(db: Db, selection: Selection, query: RowsQuery<Row>) =>
  db._.session.prepareQuery<{ execute: Row[]; all: unknown; values: unknown }>(
    query.toSQL(),
    undefined,
    'rows',
    true,
    createRowReader<Row>(selection),
  );

type Read = (values: unknown[]) => unknown;

/** Makes rows of lists of values, each in the order of the selection. */
export function createRowReader<Row>(selection: Selection): (rows: unknown[][]) => Row[] {
  let width = 0;
  const read = readAll(
    Object.entries(selection).map(([name, part]) => {
      const first = width;
      width += isField(part) ? 1 : Object.keys(fieldsOf(part)).length;
      return { name, read: isField(part) ? readField(part, first) : readGroup(part, first) };
    }),
  );
  return (rows) => rows.map((values) => read(values) as Row);
}

const isField = (part: Field | Group): part is Field => is(part, Column) || is(part, SQL);

const fieldsOf = (group: Group): Record<string, Field> =>
  is(group, Table) ? getTableColumns(group) : group;

const readGroup = (group: Group, first: number): Read =>
  readAll(
    Object.entries(fieldsOf(group)).map(([name, field], n) => ({
      name,
      read: readField(field, first + n),
    })),
  );

const readAll = (parts: { name: string; read: Read }[]) => (values: unknown[]) => {
  const all: Record<string, unknown> = {};
  for (const { name, read } of parts) all[name] = read(values);
  return all;
};

/** Fragments are as the driver gives them. */
function readField(field: Field, n: number): Read {
  if (!is(field, Column)) return (values) => values[n];
  return (values) => (values[n] === null ? null : field.mapFromDriverValue(values[n]));
}
