import { expect, test } from 'vitest';

import {
  afterFailure,
  afterLie,
  afterTransfer,
  hedgeAfterMs,
  newSource,
  rankSources,
  type Source,
} from './sources.ts';

const origin = newSource('origin', true);
const mirror = (url: string, change: Partial<Source> = {}) => ({
  ...newSource(url, false),
  ...change,
});
const need = { bytes: 500_000, slackSeconds: 20 };
const ranked = (sources: Source[], change: Partial<typeof need> = {}, nowMs = 0) =>
  rankSources(sources, { ...need, ...change }, nowMs, () => 0.5).map(({ url }) => url);

test('mirrors fast enough spare the origin; others come after it', () => {
  const sources = [
    origin,
    mirror('slow', { bytesPerMs: 40 }),
    mirror('fast', { bytesPerMs: 900 }),
    mirror('good', { bytesPerMs: 300 }),
  ];
  expect(ranked(sources)).toEqual(['fast', 'good', 'origin', 'slow']);
  expect(ranked(sources, { slackSeconds: 2 })).toEqual(['fast', 'origin', 'good', 'slow']);
  expect(ranked(sources, { slackSeconds: -Infinity })[0]).toBe('origin');
});

test('a mirror is tried only when there is time for it to disappoint', () => {
  expect(ranked([origin, mirror('new')])).toEqual(['new', 'origin']);
  expect(ranked([origin, mirror('new')], { slackSeconds: 5 })).toEqual(['origin', 'new']);
});

test('the faster the origin is, the sooner a mirror is tried: it could still mend what that one spoils', () => {
  const soon = { slackSeconds: 4 };
  expect(ranked([{ ...origin, bytesPerMs: 1000 }, mirror('new')], soon)).toEqual(['new', 'origin']);
  expect(ranked([{ ...origin, bytesPerMs: 300 }, mirror('new')], soon)).toEqual(['origin', 'new']);
});

test('a mirror that is known to be as fast as the origin spares it before a stall, too', () => {
  const sources = [{ ...origin, bytesPerMs: 500 }, mirror('fast', { bytesPerMs: 600 })];
  expect(ranked(sources, { slackSeconds: -1 })).toEqual(['fast', 'origin']);
  expect(ranked([sources[0]!, mirror('new')], { slackSeconds: -1 })).toEqual(['origin', 'new']);
});

test('an origin that asks to be spared is asked after mirrors that are just fast enough', () => {
  const pressed = { ...origin, isPressed: true };
  const just = mirror('just', { bytesPerMs: 150 });
  const time = { slackSeconds: 5 };
  expect(ranked([origin, just], time)).toEqual(['origin', 'just']);
  expect(ranked([pressed, just], time)).toEqual(['just', 'origin']);
  expect(ranked([pressed, mirror('new')], time)).toEqual(['new', 'origin']);
  expect(ranked([pressed, just], { slackSeconds: 1 })).toEqual(['origin', 'just']);
});

test('a mirror that asks to be spared is asked after the origin', () => {
  const pressed = mirror('pressed', { bytesPerMs: 900, isPressed: true });
  const free = mirror('free', { bytesPerMs: 300 });
  expect(ranked([origin, pressed, free])).toEqual(['free', 'origin', 'pressed']);
});

test('chance shifts the order of mirrors', () => {
  const sources = [mirror('a', { bytesPerMs: 300 }), mirror('b', { bytesPerMs: 400 })];
  const draws = [0.9, 0.1];
  const [first] = rankSources(sources, need, 0, () => draws.shift()!);
  expect(first?.url).toBe('a');
});

test('who fails or is slow rests, longer each time, but is better than nobody', () => {
  const failed = afterFailure(origin, 1000);
  expect(failed).toMatchObject({ faults: 1, restsUntilMs: 16_000 });
  expect(afterFailure(failed, 1000).restsUntilMs).toBe(31_000);
  expect(ranked([failed, mirror('m', { bytesPerMs: 1 })], {}, 2000)).toEqual(['m']);
  expect(ranked([failed], {}, 2000)).toEqual(['origin']);

  const slow = afterTransfer(mirror('m'), 8000, 1000, 1000);
  expect(slow).toMatchObject({ bytesPerMs: 8, restsUntilMs: 16_000 });
  expect(afterTransfer(origin, 8000, 1000, 1000).restsUntilMs).toBe(0);
  expect(afterTransfer(slow, 900_000, 1000, 20_000)).toMatchObject({ faults: 0 });
});

test('goodput follows what is measured', () => {
  const once = afterTransfer(origin, 100_000, 1000, 0);
  expect(once.bytesPerMs).toBe(100);
  expect(afterTransfer(once, 200_000, 1000, 0).bytesPerMs).toBeCloseTo(130);
});

test('who lies is never asked again', () => {
  expect(ranked([afterLie(mirror('m', { bytesPerMs: 900 })), origin])).toEqual(['origin']);
  expect(ranked([afterLie(origin)])).toEqual([]);
});

test('a second source is asked when the first is late, the sooner the less slack there is', () => {
  const known = { ...origin, bytesPerMs: 1000 };
  expect(hedgeAfterMs(known, need)).toBe(1200);
  expect(hedgeAfterMs(known, { ...need, slackSeconds: 1 })).toBe(500);
  expect(hedgeAfterMs(origin, { ...need, slackSeconds: -1 })).toBe(300);
});
