import * as z from 'zod';

import { createCache } from '../../server/platform/cache.ts';
import { check } from '../../server/platform/http.ts';
import type { ActorOf } from '../actors/queries.ts';
import {
  DIGEST_ITEMS_PER_PAGE,
  digestObject,
  digestPageObject,
} from '../vocabulary/objects/digest.ts';
import { digestUrl } from '../vocabulary/urls.ts';
import { findDigest, findDigestItems } from './digest-queries.ts';
import type { Node } from './node.ts';

const KEPT_SECONDS = 2; // followers ask at about the same time when they were told to look
const MAX_KEPT = 1_000;

const DigestQuery = z.object({ after: z.uuid().toLowerCase().optional() });

/** What an actor of this node published, in one number, or a page of it: which videos, and when each was changed last. */
export function openDigests({ db }: Node) {
  const kept = createCache<object>({ ttlSeconds: KEPT_SECONDS, maxKeys: MAX_KEPT });
  return async (actorUrl: string, of: ActorOf, query: Record<string, string>) => {
    const url = digestUrl(actorUrl);
    const { after } = check(DigestQuery, query);
    if (after === undefined)
      return kept.remember(url, async () => digestObject(url, await findDigest(db, of)));
    const items = await findDigestItems(db, of, { after, limit: DIGEST_ITEMS_PER_PAGE });
    return digestPageObject(url, after, items);
  };
}
