import { afterEach, expect, test, vi } from 'vitest';

import { openGiving } from './giving.ts';
import type { Seedable } from './seeding-queries.ts';

const seedable = (infoHash: string) => ({ infoHash }) as Seedable;

afterEach(() => void vi.useRealTimers());

test('what had a fault is given again after a while, and what is wanted no more ends once', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const said: string[] = [];
  const faults = new Map<string, () => void>();
  const give = openGiving(async ({ infoHash }, onFault) => {
    said.push(`gives ${infoHash}`);
    faults.set(infoHash, onFault);
    return async () => void said.push(`ends ${infoHash}`);
  });
  const [a, b] = [seedable('a'), seedable('b')];
  await give([a, b]);
  await give([a, b]);
  expect(said.splice(0)).toEqual(['gives a', 'gives b']);

  faults.get('a')!();
  await give([a, b]);
  expect(said.splice(0)).toEqual([]);
  vi.advanceTimersByTime(601_000);
  await give([a, b]);
  expect(said.splice(0)).toEqual(['gives a']);

  faults.get('a')!();
  await give([]); // the one with a fault has ended by itself
  expect(said.splice(0)).toEqual(['ends b']);
  await give([a]);
  expect(said).toEqual(['gives a']);
});
