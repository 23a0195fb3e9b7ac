import { expect, test } from 'vitest';

import { isUnsettled, stateWords } from './video-state.ts';

const video = (state: number, { holdReason = null as string | null, privacy = 1 } = {}) => ({
  state: { id: state, label: 'Waiting live' },
  holdReason,
  privacy: { id: privacy, label: 'Private' },
});

test.each([
  [video(1), null],
  [video(1, { privacy: 3 }), 'Private'],
  [video(1, { holdReason: 'Cancelled.' }), 'Qualities missing'], // it can be watched
  [video(2), 'Being prepared'],
  [video(2, { holdReason: 'No picture.' }), 'Held back'],
  [video(7), 'Held back'],
  [video(4), 'Waiting live'],
])('%j', (judged, label) => expect(stateWords(judged)?.label ?? null).toBe(label));

test('a held video will not change by itself', () => {
  expect(isUnsettled(video(2))).toBe(true);
  expect(isUnsettled(video(2, { holdReason: 'No picture.' }))).toBe(false);
});
