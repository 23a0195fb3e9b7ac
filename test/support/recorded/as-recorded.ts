import { expect } from 'vitest';

import { expectShape } from '../contract.ts';
import type { Heard } from '../follower.ts';
import { recordedDeliveries } from './deliveries.ts';
import { expectTaken } from './peertube-takes.ts';

/** What only nodes like this one say. */
const OURS = [
  'proof',
  'object.digest',
  'object.shares', // of a comment
  'object.source',
  'object.assertionMethod',
  'object.alsoKnownAs',
  'object.movedTo',
];

/**
 * Holds an activity of ours against one PeerTube 8.2 sent: the same context but for words of our own, the same fields of
 * the same kind and no other, all ids on one host, of a video's addresses the page first, and what it must have to be taken.
 * `apart`: what may be on one side alone.
 */
export function expectRecorded(ours: Heard['said'], name: string, apart: string[] = []) {
  const recorded = recordedDeliveries().find((delivery) => delivery.name === name)!;
  const theirs = { ...recorded.activity };
  const [mine, own] = [ours['@context'], theirs['@context']] as [unknown[], unknown[]];
  expect(mine.slice(0, own.length)).toEqual(own);
  expectShape(withoutContext(ours), withoutContext(theirs), apart);
  expectShape(withoutContext(theirs), withoutContext(ours), [...apart, ...OURS]);
  expect(new Set(idsOf(ours).map((id) => new URL(id).host)).size).toBe(1);
  expectPageFirst(ours.object);
  expectTaken(ours, apart);
}

const withoutContext = (said: object) => ({ ...said, '@context': null });

/** Of the activity, its actor, and what is the actor's own in it. */
function idsOf({ id, actor, object }: Heard['said'] & { actor?: string }): string[] {
  const { id: own, attributedTo } = (object ?? {}) as { id?: string; attributedTo?: unknown };
  return [id, actor!, ...(own && attributedTo ? [own] : [])];
}

function expectPageFirst(object: unknown) {
  const { type, url } = (object ?? {}) as { type?: string; url?: { mediaType: string }[] };
  if (type === 'Video') expect(url?.[0]?.mediaType).toBe('text/html');
}
