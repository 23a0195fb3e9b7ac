import { expect, test } from 'vitest';

import { audioTrack, sourceFacts, videoTrack } from '../../../test/support/facts.ts';
import { planTranscode } from './plan.ts';

const plan = (tracks: Parameters<typeof sourceFacts>[0], mayCopy = true) => {
  const { rungs, first, ...copies } = planTranscode(sourceFacts(tracks), { mayCopy });
  return {
    rungs: rungs.map((rung) => rung.height),
    first: first.map((rung) => rung.height),
    ...copies,
  };
};

test('a web-ready source is copied for its top rung', () => {
  expect(plan({ video: videoTrack(), audio: audioTrack() })).toEqual({
    rungs: [720, 480, 360, 240, 144, 0],
    first: [720],
    copiesPicture: true,
    copiesSound: true,
    isQuick: true,
  });
});

test('any other source starts with a low rung', () => {
  expect(
    plan({ video: videoTrack({ codec: 'vp9' }), audio: audioTrack({ codec: 'opus' }) }),
  ).toEqual({
    rungs: [720, 480, 360, 240, 144, 0],
    first: [360],
    copiesPicture: false,
    copiesSound: false,
    isQuick: false,
  });
});

const firstOf = (width: number, height: number) =>
  plan({ video: videoTrack({ codec: 'vp9', width, height }) }).first;

test('the first rung is not the top one, unless it is alone', () => {
  expect(firstOf(640, 360)).toEqual([240]);
  expect(firstOf(320, 240)).toEqual([144]);
  expect(firstOf(160, 120)).toEqual([120]);
});

test('a picture between two rungs is copied at its own size', () => {
  const { rungs } = plan({ video: videoTrack({ width: 1920, height: 800 }) });

  expect(rungs).toEqual([800, 480, 360, 240, 144]);
});

test.each([
  ['another codec', { codec: 'hevc' }],
  ['ten bits', { profile: 'High 10', pixelFormat: 'yuv420p10le' }],
  ['full colours', { profile: 'High 4:4:4 Predictive', pixelFormat: 'yuv444p' }],
  ['a rotation', { rotationDegrees: 90 as const }],
  ['a rate that varies', { isConstantRate: false }],
  ['too many frames', { framesPerSecond: 120 }],
  ['too many bits', { bitsPerSecond: 40_000_000 }],
])('%s is not copied', (_, change) => {
  expect(plan({ video: videoTrack(change) }).copiesPicture).toBe(false);
});

test('a picture is copied with a sound that is encoded', () => {
  const surround = audioTrack({ channels: 6 });

  expect(plan({ video: videoTrack(), audio: surround })).toMatchObject({
    copiesPicture: true,
    copiesSound: false,
  });
});

test('what could not be copied well is encoded', () => {
  expect(plan({ video: videoTrack() }, false)).toMatchObject({
    first: [360],
    copiesPicture: false,
  });
});

test('sound alone is one rendition', () => {
  expect(plan({ audio: audioTrack() })).toEqual({
    rungs: [0],
    first: [0],
    copiesPicture: false,
    copiesSound: true,
    isQuick: true,
  });
});

test('rungs that are switched off are not made; the best one always is', () => {
  const facts = sourceFacts({ video: videoTrack(), audio: audioTrack() });
  const { rungs } = planTranscode(facts, { mayCopy: true, wantedHeights: [480, 240] });
  expect(rungs.map(({ height }) => height)).toEqual([720, 480, 240]);
  const sound = planTranscode(sourceFacts({ audio: audioTrack() }), {
    mayCopy: true,
    wantedHeights: [480],
  });
  expect(sound.rungs.map(({ height }) => height)).toEqual([0]);
});
