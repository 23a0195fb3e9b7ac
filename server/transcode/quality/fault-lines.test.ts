import { expect, test } from 'vitest';

import { openFaultLines } from './fault-lines.ts';

test('what filters say becomes times, and what has not ended lasts to the end', () => {
  const lines = openFaultLines(30);
  for (const line of [
    '[blackdetect @ 0x1] black_start:2 black_end:4.5 black_duration:2.5',
    '[freezedetect @ 0x1] lavfi.freezedetect.freeze_start: 6',
    '[freezedetect @ 0x1] lavfi.freezedetect.freeze_end: 9',
    '[silencedetect @ 0x1] silence_start: -0.01',
    '[silencedetect @ 0x1] silence_end: 3.2 | silence_duration: 3.21',
    '[silencedetect @ 0x1] silence_start: 25',
  ])
    lines.read(line);

  expect(lines.faults()).toEqual({
    black: [{ startSeconds: 2, endSeconds: 4.5 }],
    frozen: [{ startSeconds: 6, endSeconds: 9 }],
    silent: [
      { startSeconds: 0, endSeconds: 3.2 },
      { startSeconds: 25, endSeconds: 30 },
    ],
  });
});
