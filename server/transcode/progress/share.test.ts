import { expect, test } from 'vitest';

import { audioTrack, sourceFacts, videoTrack } from '../../../test/support/facts.ts';
import { planTranscode } from '../plan/plan.ts';
import { ofStage, shareOfFirst, WHOLE } from './share.ts';

test('the first rung is a small part of all encoding', () => {
  const facts = sourceFacts({ video: videoTrack({ codec: 'vp9' }), audio: audioTrack() });

  const { end } = shareOfFirst(facts, planTranscode(facts, { mayCopy: true }));

  expect(end).toBeGreaterThan(0.15);
  expect(end).toBeLessThan(0.3);
});

test('sound alone is all there is to do', () => {
  const facts = sourceFacts({ audio: audioTrack({ codec: 'mp3' }) });

  expect(shareOfFirst(facts, planTranscode(facts, { mayCopy: true }))).toEqual(WHOLE);
});

test('what comes after a pass counts as well', () => {
  const half = { percent: 50, speed: 2, secondsLeft: 15 };

  expect(ofStage(half, { start: 0, end: 0.25 }, 60)).toEqual({
    percent: 12.5,
    speed: 2,
    secondsLeft: 105,
  });
  expect(ofStage(half, { start: 0.25, end: 1 }, 60)).toEqual({
    percent: 62.5,
    speed: 2,
    secondsLeft: 15,
  });
});
