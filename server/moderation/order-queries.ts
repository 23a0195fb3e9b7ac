import { type AnyColumn, asc, desc, type SQL } from 'drizzle-orm';

import { type Page } from '../platform/page-query.ts';

/** The order a page asks for; `tie` decides between equals, so that pages never overlap. */
export const inOrder = <Field extends string>(
  { sort: { field, descending } }: Page<Field>,
  columns: Record<Field, AnyColumn | SQL>,
  tie: AnyColumn,
) => {
  const direction = descending ? desc : asc;
  return [direction(columns[field]), direction(tie)];
};
