import { setTimeout as pause } from 'node:timers/promises';

import type { z, ZodType } from 'zod';

import { Failure } from '../../server/platform/errors.ts';
import type { Actor } from '../actors/queries.ts';
import { fetchObject } from '../fetch/fetch-object.ts';
import type { Handling } from '../inbox/handling.ts';
import { sameHost } from '../vocabulary/incoming/common.ts';
import { ForeignDigest, ForeignDigestPage } from '../vocabulary/incoming/digest.ts';
import { FIRST_UUID } from '../vocabulary/objects/digest.ts';
import { videoUrl } from '../vocabulary/urls.ts';
import type { FoundGap } from './gap-queries.ts';
import { findKnown, findKnownBetween, findKnownDigest } from './known-queries.ts';
import type { Reading } from './reading.ts';

const MAX_PAGES = 2_000;
const MAX_UNLISTED_PER_PAGE = 5_000; // those beyond are found the next time
const PAUSE_MILLISECONDS = 200;

/** Nodes like this one tell in one number what they have, and in compact pages which videos these are. */
export const byDigest: Reading = {
  method: 'digest',
  async look(node, { actor }) {
    const [theirs, ours] = await Promise.all([
      read(node, actor.digestUrl!, ForeignDigest),
      findKnownDigest(node.db, actor),
    ]);
    const isSame = theirs.digest === ours.digest && theirs.totalItems === ours.total;
    return {
      expectedCount: theirs.totalItems,
      isSame,
      isToBeWalked: !isSame,
      gaps: [],
      facts: { digest: theirs.digest },
    };
  },
  async *walk(node, { actor }, cursor) {
    let url = cursor ?? (await read(node, actor.digestUrl!, ForeignDigest)).first;
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const after = afterOf(url);
      const page = await read(node, url, ForeignDigestPage);
      const next = nextOf(page, actor, after);
      yield { gaps: await compare(node, actor, { after, page, isLast: next === undefined }), next };
      if (next === undefined) return;
      url = next;
      await pause(PAUSE_MILLISECONDS, undefined, { signal: node.signal });
    }
  },
};

async function read<S extends ZodType>(
  node: Handling,
  url: string,
  schema: S,
): Promise<z.output<S>> {
  const parsed = schema.safeParse(await fetchObject(node, url));
  if (!parsed.success) throw new Failure('remote_failed', `${url} is no digest.`);
  return parsed.data;
}

/** A page holds what follows the UUID in its address. */
const afterOf = (url: string) => new URL(url).searchParams.get('after') ?? FIRST_UUID;

/** The page that goes on where this one ends; anything else would lead in circles. */
function nextOf({ next, orderedItems }: ForeignDigestPage, actor: Actor, after: string) {
  if (next === undefined) return undefined;
  const last = orderedItems.at(-1)?.uuid;
  if (last === undefined || last <= after || afterOf(next) !== last || !sameHost(next, actor.url))
    throw new Failure('remote_failed', `The digest of ${actor.url} does not go on as it should.`);
  return next;
}

type Compared = { after: string; page: ForeignDigestPage; isLast: boolean };

async function compare(
  { db }: Handling,
  actor: Actor,
  { after, page: { orderedItems: items }, isLast }: Compared,
): Promise<FoundGap[]> {
  const { origin } = new URL(actor.url);
  const uuids = items.map(({ uuid }) => uuid);
  const known = new Map((await findKnown(db, { uuids })).map((row) => [row.uuid, row]));
  const listed = items.flatMap(({ uuid, updatedAt }): FoundGap[] => {
    const here = known.get(uuid);
    const gap = { url: videoUrl(origin, uuid), newness: updatedAt.getTime() };
    if (!here?.isOut) return [{ ...gap, reason: 'missing' }];
    return here.changedAt < updatedAt ? [{ ...gap, reason: 'changed' }] : [];
  });
  const unlisted = await findKnownBetween(db, actor, {
    after,
    upTo: isLast ? undefined : uuids.at(-1),
    except: uuids,
    limit: MAX_UNLISTED_PER_PAGE,
  });
  return [...listed, ...unlisted.map((url): FoundGap => ({ url, reason: 'unlisted', newness: 0 }))];
}
