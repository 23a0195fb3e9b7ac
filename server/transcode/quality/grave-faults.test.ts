import { expect, test } from 'vitest';

import { gateWords } from './gate-words.ts';
import { graveFaults } from './grave-faults.ts';
import type { QualityReport } from './report.ts';

const SOUND_REPORT: QualityReport = {
  durationSeconds: 4000,
  black: [{ startSeconds: 0, endSeconds: 3 }],
  frozen: [{ startSeconds: 0, endSeconds: 3600 }],
  silent: [{ startSeconds: 10, endSeconds: 3900 }],
  soundStartsAfterSeconds: -0.04,
  soundOutlastsSeconds: 0.02,
  keyframes: { count: 2000, averageSeconds: 2, longestSeconds: 2 },
  renditions: [
    {
      resolution: 720,
      averageBitsPerSecond: 900_000,
      peakBitsPerSecond: 1_200_000,
      longestSegmentSeconds: 4,
      bitrates: [],
      ssim: 0.8,
      playlistFaults: [],
    },
  ],
};
const [rendition] = SOUND_REPORT.renditions;
const kindsOf = (change: Partial<QualityReport>) =>
  graveFaults({ ...SOUND_REPORT, ...change }).map(({ kind }) => kind);

test('a pause, a slide and a soft passage are no grave faults', () => {
  expect(kindsOf({})).toEqual([]);
});

test.each<[string, Partial<QualityReport>]>([
  ['black', { black: [{ startSeconds: 0, endSeconds: 3200 }] }],
  ['frozen', { frozen: [{ startSeconds: 100, endSeconds: 4000 }] }],
  ['silent', { silent: [{ startSeconds: 0, endSeconds: 4000 }] }],
  ['out-of-sync', { soundStartsAfterSeconds: 0.6 }],
  ['playlist', { renditions: [{ ...rendition!, playlistFaults: ['it has no end'] }] }],
  ['unlike-source', { renditions: [{ ...rendition!, ssim: 0.4 }] }],
])('%s is', (kind, change) => {
  expect(kindsOf(change)).toEqual([kind]);
});

test('the reason of a fault has timecodes', () => {
  const spans = [0, 1000, 3700].map((startSeconds) => ({
    startSeconds,
    endSeconds: startSeconds + 65.4,
  }));
  const silent = { kind: 'silent', spans: spans.slice(2) } as const;
  expect(gateWords([{ kind: 'black', spans }, silent, { kind: 'playlist', spans: [] }])).toBe(
    'It did not pass the quality gate: black 0:00–1:05, 16:40–17:45, 1 more; silent 1:01:40–1:02:45; a playlist is wrong.',
  );
});
