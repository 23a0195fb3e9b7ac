import { expect, test } from 'vitest';

import type { EncodingProgress } from '../contract.ts';
import { encodingWords, waitingWords } from './encoding-words.ts';

const progress = (change: Partial<EncodingProgress>): EncodingProgress => ({
  state: { id: 2, label: 'To transcode' },
  stage: 'encoding',
  percent: null,
  speed: null,
  secondsLeft: null,
  renditions: [],
  reason: null,
  lacksRoom: false,
  ...change,
});

test('of the progress only what is known is said', () => {
  expect(encodingWords(progress({}))).toBe('Making all qualities');
  expect(encodingWords(progress({ percent: 41.9, speed: 3.24, secondsLeft: 62 }))).toBe(
    'Making all qualities · 41% · 3.2× speed · 2 minutes left',
  );
});

test('a held video says why', () => {
  expect(encodingWords(progress({ stage: 'paused' }))).toBe('Paused by an administrator');
  expect(encodingWords(progress({ stage: 'held', reason: 'It has no picture.' }))).toBe(
    'It has no picture.',
  );
});

test('what waits for room says so in words of the client, whatever the node calls it', () => {
  expect(waitingWords(progress({ lacksRoom: true, reason: 'ENOSPC' }))).toMatch(
    /^The disk of this/,
  );
  expect(waitingWords(progress({ reason: 'Somebody knows.' }))).toBe('Somebody knows.');
  expect(waitingWords(progress({}))).toBe('');
  expect(waitingWords(progress({ stage: 'held', reason: 'It has no picture.' }))).toBe('');
});
