import { expect, test } from 'vitest';

import { initialMediaState, type MediaState } from './media.ts';
import { createQualityMeter } from './quality.ts';
import { noTraffic } from './swarm/traffic.ts';

const playing: MediaState = {
  ...initialMediaState,
  paused: false,
  started: true,
  renditions: [
    { height: 360, fps: 25 },
    { height: 720, fps: 50 },
  ],
};

const fetched = (origin: number) => ({ ...noTraffic, origin });

const observed = (...changes: Partial<MediaState>[]) => {
  const meter = createQualityMeter(initialMediaState);
  let state = playing;
  for (const change of changes) meter.observe((state = { ...state, ...change }));
  return meter;
};

test('what was fetched, what failed and how often the picture stood still', () => {
  const meter = observed(
    { playingHeight: 360, traffic: fetched(1_000) },
    { waiting: true },
    { waiting: true, traffic: fetched(3_000) },
    { waiting: false, playingHeight: 720, faults: 1 },
    { seeking: true, waiting: true },
  );
  expect(meter.take()).toEqual({
    resolution: 720,
    framesPerSecond: 50,
    resolutionChanges: 1,
    errors: 1,
    stalls: 1,
    traffic: fetched(3_000),
    peers: 0,
    sharesWithViewers: false,
  });
  expect(meter.take()).toMatchObject({
    resolutionChanges: 0,
    errors: 0,
    stalls: 0,
    traffic: fetched(0),
  });
});

test('a player at rest has nothing to tell', () => {
  expect(observed({ paused: true }).take()).toBeNull();
  expect(observed({ paused: true, traffic: fetched(5) }).take()).toMatchObject({
    traffic: fetched(5),
  });
  expect(observed({ started: false, waiting: true }).take()).toBeNull();
  expect(observed({ started: false, faults: 1 }).take()).toMatchObject({ errors: 1, stalls: 0 });
});
