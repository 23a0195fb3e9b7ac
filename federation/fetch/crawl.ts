import { setTimeout as pause } from 'node:timers/promises';

import * as z from 'zod';

import { Failure } from '../../server/platform/errors.ts';
import { FirstReference, listOf, optional, sameHost } from '../vocabulary/incoming/common.ts';
import { fetchObject, type Reaching } from './fetch-object.ts';

const MAX_ITEMS_PER_PAGE = 200;

const Page = z.looseObject({
  totalItems: optional(z.number().int().min(0)),
  first: z.unknown().optional(),
  next: optional(FirstReference),
  orderedItems: listOf(z.unknown(), MAX_ITEMS_PER_PAGE),
  items: listOf(z.unknown(), MAX_ITEMS_PER_PAGE),
});

export type Bounds = { maxPages: number; pauseMilliseconds?: number };

/** A page; `next` is where the following one is, if any. */
export type Crawled = {
  totalItems: number | undefined;
  items: unknown[];
  next: string | undefined;
};

/**
 * The items of a collection, page by page: from its own host only, each page once, and no more than `maxPages` of them
 * (CVE-2025-32947). Between pages it waits, so that a long catalog is no burden to its node.
 */
export async function* crawl(
  node: Reaching,
  url: string,
  { maxPages, pauseMilliseconds = 0 }: Bounds,
): AsyncGenerator<Crawled> {
  const visited = new Set<string>();
  for (let next: string | undefined = url; next !== undefined && visited.size <= maxPages;) {
    if (visited.has(next) || !sameHost(next, url)) return;
    visited.add(next);
    const page = readPage(next, await fetchObject(node, next));
    const { totalItems } = page;
    const first = Page.safeParse(page.first).data; // some bring their first page along
    next = (first ?? page).next ?? (first ? undefined : FirstReference.safeParse(page.first).data);
    yield { totalItems, items: [...itemsOf(page), ...(first ? itemsOf(first) : [])], next };
    await pause(pauseMilliseconds);
  }
}

const itemsOf = ({ orderedItems, items }: z.output<typeof Page>) => [...orderedItems, ...items];

/** How many items a collection says it has; undefined when it does not say, or cannot be had. */
export async function totalOf(node: Reaching, url: string): Promise<number | undefined> {
  try {
    return readPage(url, await fetchObject(node, url)).totalItems;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function readPage(url: string, object: unknown) {
  const parsed = Page.safeParse(object);
  if (!parsed.success) throw new Failure('remote_failed', `${url} is no collection.`);
  return parsed.data;
}
