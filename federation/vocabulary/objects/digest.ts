import { digestPageUrl } from '../urls.ts';

/** The most items a page of a digest has. */
export const DIGEST_ITEMS_PER_PAGE = 1_000;

/** Before every UUID. */
export const FIRST_UUID = '00000000-0000-0000-0000-000000000000';

/**
 * All an actor published, in one number: who knows the same videos in the same versions comes to the same `digest`. Its
 * pages tell which they are.
 */
export const digestObject = (url: string, facts: { total: number; digest: string }) => ({
  id: url,
  type: 'OrderedCollection',
  totalItems: facts.total,
  digest: facts.digest,
  first: digestPageUrl(url, FIRST_UUID),
});

/** A page of it: `<uuid> <updated>` of the videos after a UUID. Without `next` it is the last. */
export const digestPageObject = (url: string, after: string, items: string[]) => ({
  id: digestPageUrl(url, after),
  type: 'OrderedCollectionPage',
  partOf: url,
  orderedItems: items,
  ...(items.length === DIGEST_ITEMS_PER_PAGE && {
    next: digestPageUrl(url, items.at(-1)!.split(' ', 1)[0]!),
  }),
});
