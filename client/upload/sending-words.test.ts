import { expect, test } from 'vitest';

import { Problem } from '../problem.ts';
import { sendingWords } from './sending-words.ts';

const pace = { sentBytes: 1e9, bytesPerSecond: null, secondsLeft: null };
const half = { phase: 'sending', file: { size: 2e9 }, pace, problem: null } as const;

test('the figures appear as they become known', () => {
  expect(sendingWords(half)).toEqual({ state: 'Uploading 50%', detail: '1 GB of 2 GB' });
  expect(
    sendingWords({ ...half, pace: { ...pace, bytesPerSecond: 4e6, secondsLeft: 250 } }).detail,
  ).toBe('1 GB of 2 GB · 4 MB/s · 5 minutes left');
});

test('a lost connection is said, with what is safe already', () => {
  expect(sendingWords({ ...half, problem: new Problem(0) })).toEqual({
    state: 'The node cannot be reached. Trying again …',
    detail: '1 GB of 2 GB',
  });
});

test.each([
  ['queued', 'Waiting for the others'],
  ['paused', 'Paused at 50%'],
  ['arrived', 'Uploaded'],
] as const)('%s', (phase, state) => expect(sendingWords({ ...half, phase }).state).toBe(state));

test('between the last byte and the answer, the node is looking at the file', () => {
  expect(sendingWords({ ...half, pace: { ...pace, sentBytes: 2e9 } }).state).toBe(
    'Checking the file',
  );
});
