import * as z from 'zod';

import { check } from '../../server/platform/http.ts';
import { collectionObject, ITEMS_PER_PAGE, type Paging } from '../vocabulary/collection.ts';

const MAX_PAGE = 100_000; // of ten items each; nobody reads further

const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(MAX_PAGE).optional() });

/** Which rows of a list a page shows. */
export type Range = { start: number; count: number };

/** The page that is asked for, if one is. Fails with `invalid`. */
export const pageOf = (query: Record<string, string>): number | undefined =>
  check(PageQuery, query).page;

export const rangeOf = (page: number | undefined): Range | undefined =>
  page === undefined ? undefined : { start: (page - 1) * ITEMS_PER_PAGE, count: ITEMS_PER_PAGE };

type Listed<Row> = { total: number; rows: Row[] };

/** What was found of a list, as a collection or its page says it. */
export const pagingOf = <Row>(
  { total, rows }: Listed<Row>,
  page: number | undefined,
  item: (row: Row) => unknown,
): Paging => ({
  total,
  page: page === undefined ? undefined : { number: page, items: rows.map(item) },
});

/** A collection, or the page of it that is asked for. */
export async function collection<Row>(
  url: string,
  page: number | undefined,
  find: (range: Range | undefined) => Promise<Listed<Row>>,
  item: (row: Row) => unknown,
) {
  return collectionObject(url, pagingOf(await find(rangeOf(page)), page, item));
}
