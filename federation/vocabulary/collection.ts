import { pageUrl } from './urls.ts';

export const ITEMS_PER_PAGE = 10; // as PeerTube's

/** A collection as it is asked for: as a whole, or a page of it with its items. The first page is 1. */
export type Paging = { total: number; page?: { number: number; items: unknown[] } | undefined };

/** A collection (contract § Collections), or a page of it. */
export const collectionObject = (url: string, paging: Paging) => ({
  ...pagingOf(url, paging),
  type: paging.page ? 'OrderedCollectionPage' : 'OrderedCollection',
});

/** What a collection says of its pages, or a page of its neighbours. */
export function pagingOf(url: string, { total, page }: Paging) {
  if (!page) {
    return { id: url, totalItems: total, ...(total > 0 && { first: pageUrl(url, 1) }) };
  }
  const { number, items } = page;
  return {
    id: pageUrl(url, number),
    ...(number > 1 && { prev: pageUrl(url, number - 1) }),
    ...(number * ITEMS_PER_PAGE < total && { next: pageUrl(url, number + 1) }),
    partOf: url,
    orderedItems: items,
    totalItems: total,
  };
}
