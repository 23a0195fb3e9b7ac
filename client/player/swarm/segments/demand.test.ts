import { expect, test } from 'vitest';

import { highDemandSeconds, isHopeless, nextAllowance } from './demand.ts';

test('who is alone fetches all that is buffered at once; with others there only what is due soon', () => {
  expect([highDemandSeconds(0, false), highDemandSeconds(0, true)]).toEqual([30, 30]);
  expect([highDemandSeconds(1, false), highDemandSeconds(1, true)]).toEqual([15, 4]);
});

test('what is due is not waited for when nothing comes, and is while bytes do', () => {
  expect(isHopeless({ slackSeconds: 2, silentMs: 5000 })).toBe(true);
  expect(isHopeless({ slackSeconds: -Infinity, silentMs: 5000 })).toBe(true);
  expect(isHopeless({ slackSeconds: 2, silentMs: 100 })).toBe(false);
  expect(isHopeless({ slackSeconds: 20, silentMs: 60_000 })).toBe(false);
});

const second = (allowance: number, sent: number) => nextAllowance(allowance, sent, 100);

test('what is sent at once is paid back before more is sent', () => {
  expect(second(0, 0)).toBe(100);
  expect(second(1000, 0)).toBe(1000);
  expect(second(1000, 1500)).toBe(-400);
  expect([second(-400, 0), second(-300, 0)]).toEqual([-300, -200]);
});
