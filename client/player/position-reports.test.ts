import { expect, test } from 'vitest';

import { initialMediaState, type MediaState } from './media.ts';
import { reportPosition } from './position-reports.ts';
import type { MediaStore } from './store.ts';

/** Where a player says to be when it goes. */
function toldAtTheEnd(facts: Partial<MediaState>) {
  const told: unknown[] = [];
  const state = { ...initialMediaState, currentSeconds: 7, ...facts };
  const store = { state, subscribe: () => () => {} } as unknown as MediaStore;
  reportPosition(
    store,
    () => 0,
    (...place) => told.push(place),
  )();
  return told;
}

test('what is live is told of without a length, and nothing else is', () => {
  expect(toldAtTheEnd({ durationSeconds: 60 })).toEqual([[7, 60, false]]);
  expect(toldAtTheEnd({ liveSeconds: 9 })).toEqual([[7, 0, false]]);
  expect(toldAtTheEnd({})).toEqual([]);
});
