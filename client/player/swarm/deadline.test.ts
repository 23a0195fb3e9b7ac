import { expect, test } from 'vitest';

import {
  bytesInTime,
  piecesForHttp,
  safeSlackSeconds,
  type Moment,
  type Want,
} from './deadline.ts';

const moment = (change: Partial<Moment> = {}): Moment => ({
  nowMs: 100_000,
  slackSeconds: 20,
  safetySeconds: 5,
  peers: 3,
  companyMs: 60_000,
  swarmAgeMs: 60_000,
  waitedMs: 0,
  quietMs: 0,
  isPressed: false,
  httpSeconds: 0.5,
  arePeersFaster: false,
  inTimeBytes: Infinity,
  ...change,
});

const any = { held: false, intendedUntilMs: 0, turn: 1, missingBytes: 100 };
const held: Want = { ...any, index: 1, held: true };
const orphan: Want = { ...any, index: 2 };
const intended: Want = { ...any, index: 3, intendedUntilMs: 101_000 };
const all = [held, orphan, intended];

test('while there is slack, peers bring what they hold and others may fetch the rest', () => {
  expect(piecesForHttp(all, moment())).toEqual([]);
  expect(piecesForHttp(all, moment({ slackSeconds: 10 }))).toEqual([]);
});

test('who has waited their turn fetches what nobody has', () => {
  expect(piecesForHttp(all, moment({ slackSeconds: 10, waitedMs: 299 }))).toEqual([]);
  expect(piecesForHttp(all, moment({ slackSeconds: 10, waitedMs: 300 }))).toEqual([2]);
  expect(piecesForHttp(all, moment({ slackSeconds: 4 }))).toEqual([]);
  expect(piecesForHttp([{ ...orphan, turn: 0 }], moment({ slackSeconds: 4 }))).toEqual([2]);
  const last = { ...orphan, turn: 40 };
  expect(piecesForHttp([last], moment({ slackSeconds: 4, waitedMs: 1500 }))).toEqual([2]);
});

test('turns begin when the others are met, and the first of them is not alone for long', () => {
  const waited = { slackSeconds: 4, waitedMs: 5000 };
  expect(piecesForHttp([orphan], moment({ ...waited, companyMs: 299 }))).toEqual([]);
  expect(piecesForHttp([orphan], moment({ ...waited, companyMs: 300 }))).toEqual([2]);
  const own = { ...orphan, turn: 0 };
  expect(piecesForHttp([own], moment({ ...waited, companyMs: 0 }))).toEqual([2]);
  expect(piecesForHttp([own], moment({ slackSeconds: 10, companyMs: 600 }))).toEqual([]);
  expect(piecesForHttp([own], moment({ slackSeconds: 10, companyMs: 601 }))).toEqual([2]);
});

test('before a stall nobody is waited for but peers that deliver in time', () => {
  expect(piecesForHttp(all, moment({ slackSeconds: 1 }))).toEqual([2, 3]);
  expect(piecesForHttp(all, moment({ slackSeconds: 1, quietMs: 800 }))).toEqual([1, 2, 3]);
  expect(piecesForHttp(all, moment({ slackSeconds: 0.7 }))).toEqual([1, 2, 3]); // who brings it is too slow
  expect(piecesForHttp(all, moment({ slackSeconds: -Infinity, quietMs: 800 }))).toHaveLength(3);
});

test('over a thin line not each fetches the same before a stall, and peers that are faster go on', () => {
  const thin = { slackSeconds: -1, httpSeconds: 4, arePeersFaster: true };
  expect(piecesForHttp(all, moment(thin))).toEqual([]); // it is the turn of another
  expect(piecesForHttp(all, moment({ ...thin, waitedMs: 300 }))).toEqual([2]);
  expect(piecesForHttp(all, moment({ ...thin, waitedMs: 300, quietMs: 800 }))).toEqual([1, 2]);
  expect(piecesForHttp(all, moment({ ...thin, waitedMs: 6001 }))).toEqual([2, 3]); // whoever meant to fetch it has not
});

test('before it is too late, HTTP brings what peers will not bring in time, and each viewer something else', () => {
  const both = [held, { ...held, index: 4, turn: 0 }];
  const soon = (inTimeBytes: number) => moment({ slackSeconds: 4, inTimeBytes });
  expect(piecesForHttp(both, soon(200))).toEqual([]);
  expect(piecesForHttp(both, soon(199))).toEqual([4]);
  expect(piecesForHttp(both, soon(99))).toEqual([1, 4]);
  expect(piecesForHttp(both, moment({ slackSeconds: 6, inTimeBytes: 0 }))).toEqual([]); // there is time to see
});

test('what peers have nearly brought, they bring to the end', () => {
  const wants = [held, { ...held, index: 4, turn: 0, missingBytes: 10 }];
  expect(piecesForHttp(wants, moment({ slackSeconds: 4, inTimeBytes: 109 }))).toEqual([1]);
  expect(piecesForHttp(wants, moment({ slackSeconds: 4, inTimeBytes: 110 }))).toEqual([]);
});

test('peers have until the range is needed, or until HTTP would have brought it where that is later', () => {
  expect(bytesInTime({ slackSeconds: 4.5, httpSeconds: 2 }, 10)).toBe(40_000);
  expect(bytesInTime({ slackSeconds: -1, httpSeconds: 2 }, 10)).toBe(20_000);
  expect(bytesInTime({ slackSeconds: -Infinity, httpSeconds: 0 }, 10)).toBe(0);
  expect(bytesInTime({ slackSeconds: 4, httpSeconds: 2 }, null)).toBe(Infinity);
});

test('peers that have stopped delivering are not waited for', () => {
  expect(piecesForHttp([held], moment({ quietMs: 2400 }))).toEqual([]);
  expect(piecesForHttp([held], moment({ quietMs: 2600 }))).toEqual([1]);
});

test('an intent that has run out counts no more', () => {
  const late = { ...intended, intendedUntilMs: 99_000 };
  expect(piecesForHttp([late], moment({ slackSeconds: 4, waitedMs: 300 }))).toEqual([3]);
});

test('a swarm without peers is given a moment, and one that does not exist none', () => {
  const own = { ...orphan, turn: 0 };
  const alone = { peers: 0, slackSeconds: 28 };
  expect(piecesForHttp([own], moment({ ...alone, swarmAgeMs: 5000 }))).toEqual([]);
  expect(piecesForHttp([own], moment({ ...alone, swarmAgeMs: 7000 }))).toEqual([2]);
  expect(piecesForHttp([own], moment({ ...alone, swarmAgeMs: Infinity }))).toEqual([2]);
});

test('where HTTP is to be spared, others have longer to help, but nobody comes to a stall', () => {
  const pressed = { isPressed: true, waitedMs: 1001 };
  expect(piecesForHttp(all, moment({ ...pressed, slackSeconds: 10 }))).toEqual([]);
  expect(piecesForHttp(all, moment({ ...pressed, slackSeconds: 7 }))).toEqual([2]);
  expect(piecesForHttp(all, moment({ ...pressed, slackSeconds: 1 }))).toEqual([2, 3]);
  const alone = { ...pressed, peers: 0, swarmAgeMs: Infinity };
  expect(piecesForHttp([orphan], moment({ ...alone, slackSeconds: 20 }))).toEqual([]);
  expect(piecesForHttp([orphan], moment({ ...alone, slackSeconds: 7 }))).toEqual([2]);
});

test('a slower line needs more slack, within bounds', () => {
  expect(safeSlackSeconds(500_000, null)).toBe(5);
  expect(safeSlackSeconds(500_000, 1000)).toBe(2.5);
  expect(safeSlackSeconds(500_000, 10)).toBe(8);
  expect(safeSlackSeconds(500_000, 1e6)).toBe(2);
});
