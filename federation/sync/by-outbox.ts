import * as z from 'zod';

import { Failure } from '../../server/platform/errors.ts';
import type { Actor } from '../actors/queries.ts';
import { crawl, totalOf } from '../fetch/crawl.ts';
import type { Handling } from '../inbox/handling.ts';
import { FirstReference, Moment, optional, sameHost, Url } from '../vocabulary/incoming/common.ts';
import type { FoundGap } from './gap-queries.ts';
import { findKnown, findKnownAfter } from './known-queries.ts';
import type { Followed, Look, Part, Reading } from './reading.ts';

const MAX_PAGES = 2_000;
const LOOK_PAGES = 20;
const PAUSE_MILLISECONDS = 250;
const WALK_HOURS = 24;
const MIN_WALK_HOURS = 2; // between two, whatever it says
const REFRESHED_PER_LOOK = 50;
const BATCH = 1_000;

/** What an outbox says of a video: where it is and, when it came along, when it was changed last. */
const Said = z.object({ type: z.enum(['Create', 'Announce']), object: z.unknown() });
const WholeVideo = z.object({ id: Url, type: z.literal('Video'), updated: optional(Moment) });
const OtherObject = z.object({ type: z.string() });

/** Any other node lists in the actor's outbox what it published, newest first. All of it is read once a day. */
export const byOutbox: Reading = {
  method: 'outbox',
  async look(node, followed) {
    const { actor, ledger } = followed;
    if (isOlder(ledger, WALK_HOURS)) {
      const outboxTotal = (await totalOf(node, outboxOf(actor))) ?? null;
      return { ...NOTHING, isToBeWalked: true, facts: { outboxTotal } };
    }
    const { total = null, gaps } = await lookAtNewest(node, followed);
    const added = gaps.filter(({ reason }) => reason === 'missing').length;
    const isAsExpected = total === null || total - (ledger.outboxTotal ?? 0) === added;
    const isToBeWalked = !isAsExpected && isOlder(ledger, MIN_WALK_HOURS);
    const stale = await nextToRefresh(node, followed);
    return {
      ...NOTHING,
      isToBeWalked,
      gaps: [...gaps, ...stale.gaps],
      facts: {
        ...((isAsExpected || isToBeWalked) && { outboxTotal: total }),
        refreshedTo: stale.refreshedTo,
      },
    };
  },
  async *walk(node, { actor }, cursor) {
    const seen = new Set<string>();
    let isWhole = cursor === undefined;
    for await (const { items, next } of pagesOf(node, actor, cursor, MAX_PAGES)) {
      const said = videosOf(actor, items).filter(({ url }) => !seen.has(url));
      for (const { url } of said) seen.add(url);
      isWhole = cursor === undefined && next === undefined;
      yield { gaps: await compare(node, said, -seen.size), next };
    }
    if (isWhole) yield* unlistedAmong(node, actor, seen);
  },
};

const NOTHING: Look = {
  expectedCount: undefined,
  isSame: false,
  isToBeWalked: false,
  gaps: [],
  facts: {},
};

/** Whether all of it was read longer ago than that, or not to its end. */
const isOlder = ({ method, walkedAt, cursor }: Followed['ledger'], hours: number) =>
  method !== 'outbox' ||
  cursor !== null ||
  walkedAt === null ||
  Date.now() - walkedAt.getTime() > hours * 3_600_000;

function outboxOf({ url, outboxUrl }: Actor): string {
  if (!outboxUrl) throw new Failure('remote_failed', `${url} has no outbox.`);
  return outboxUrl;
}

const pagesOf = (node: Handling, actor: Actor, cursor: string | undefined, maxPages: number) =>
  crawl(node, cursor ?? outboxOf(actor), { maxPages, pauseMilliseconds: PAUSE_MILLISECONDS });

/** Reads as long as there is something new. */
async function lookAtNewest(node: Handling, { actor }: Followed) {
  const gaps: FoundGap[] = [];
  let total: number | undefined;
  for await (const { totalItems, items } of pagesOf(node, actor, undefined, LOOK_PAGES)) {
    total ??= totalItems;
    const found = await compare(node, videosOf(actor, items), -gaps.length);
    gaps.push(...found);
    if (items.length > 0 && found.length === 0) break;
  }
  return { total, gaps };
}

/** The outbox does not say what has changed: a few videos are looked at each time, all of them in turn. */
async function nextToRefresh({ db }: Handling, { actor, ledger }: Followed) {
  const next = await findKnownAfter(db, actor, ledger.refreshedTo, REFRESHED_PER_LOOK);
  const gaps = next.map(({ url }): FoundGap => ({ url, reason: 'changed', newness: -BATCH }));
  return { gaps, refreshedTo: next.length < REFRESHED_PER_LOOK ? 0 : next.at(-1)!.id };
}

type Video = { url: string; updatedAt: Date | undefined };

/** The videos of its own node among what an outbox says. */
const videosOf = (actor: Actor, items: unknown[]): Video[] =>
  items.flatMap((item) => {
    const object = Said.safeParse(item).data?.object;
    const whole = WholeVideo.safeParse(object).data;
    if (!whole && OtherObject.safeParse(object).success) return [];
    const url = whole?.id ?? FirstReference.safeParse(object).data;
    return url && sameHost(url, actor.url) ? [{ url, updatedAt: whole?.updated }] : [];
  });

async function compare({ db }: Handling, said: Video[], newness: number): Promise<FoundGap[]> {
  const rows = await findKnown(db, { urls: said.map(({ url }) => url) });
  const known = new Map(rows.map((row) => [row.url, row]));
  return said.flatMap(({ url, updatedAt }, n): FoundGap[] => {
    const here = known.get(url);
    if (!here) return [{ url, reason: 'missing', newness: newness - n }];
    const isOld = updatedAt !== undefined && here.changedAt < updatedAt;
    return isOld ? [{ url, reason: 'changed', newness: newness - n }] : [];
  });
}

/** What is known here and was in no page. */
async function* unlistedAmong(
  { db }: Handling,
  actor: Actor,
  seen: Set<string>,
): AsyncGenerator<Part> {
  for (let after = 0; ;) {
    const known = await findKnownAfter(db, actor, after, BATCH);
    const unlisted = known.filter(({ url }) => !seen.has(url));
    yield {
      gaps: unlisted.map(({ url }) => ({ url, reason: 'unlisted', newness: -BATCH })),
      next: undefined,
    };
    if (known.length < BATCH) return;
    after = known.at(-1)!.id;
  }
}
