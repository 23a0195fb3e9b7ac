import { expect, test } from 'vitest';

import { differenceOf } from './ask.ts';
import type { Case } from './case.ts';
import { channelCases } from './channels.ts';
import { type At, givenNode } from './given.ts';
import { subscriptionCases } from './subscriptions.ts';

/** What each part of the contract refuses, and to whom; the cases of a part are asked in their order. */
const PARTS: Record<string, (at: At) => Case[]> = {
  channels: channelCases,
  subscriptions: subscriptionCases,
};

test.each(Object.entries(PARTS))('limits of %s', async (_, casesOf) => {
  const { callers, at } = await givenNode();
  const differences: string[] = [];
  for (const given of casesOf(at)) {
    const difference = await differenceOf(callers, given);
    if (difference) differences.push(difference);
  }
  expect(differences).toEqual([]);
});
