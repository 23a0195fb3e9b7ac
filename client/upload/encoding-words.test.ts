import { expect, test } from 'vitest';

import type { EncodingProgress } from '../contract.ts';
import { encodingWords } from './encoding-words.ts';

const progress = (change: Partial<EncodingProgress>): EncodingProgress => ({
  state: { id: 2, label: 'To transcode' },
  stage: 'encoding',
  percent: null,
  speed: null,
  secondsLeft: null,
  renditions: [],
  reason: null,
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
