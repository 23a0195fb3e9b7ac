import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { openMediaEgress } from './open-media-egress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function given(budgetBytesPerSecond?: number) {
  const egress = openMediaEgress({ budgetBytesPerSecond, server: 'node.example' });
  /** Sends so many bytes each second, of what is played at 4 Mbit/s. */
  const send = (bytesPerSecond: number, seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      egress.count(bytesPerSecond, 4_000_000);
      vi.advanceTimersByTime(1000);
    }
    return egress.headers();
  };
  return { ...egress, send };
}

test('what is asked of players comes and goes with what they take', () => {
  const { send, figures, close } = given(1_000_000);
  expect(send(500_000, 30)).toEqual([]);
  expect(send(900_000, 10)).toEqual(['cmsd-dynamic', '"node.example";du']);
  expect(send(2_000_000, 20)).toEqual(['cmsd-dynamic', expect.stringMatching(/;du;mb=\d+$/)]);
  expect(figures()).toEqual({
    bytesPerSecond: expect.closeTo(1_800_000, -6),
    budgetBytesPerSecond: 1_000_000,
    isPressed: true,
    maxBitsPerSecond: expect.any(Number),
  });
  expect(send(200_000, 200)).toEqual([]);
  close();
});

test('without a budget it is measured, and nothing is asked for', () => {
  const { send, figures } = given();
  expect(send(9_000_000, 20)).toEqual([]);
  expect(figures()).toMatchObject({ isPressed: false, budgetBytesPerSecond: null });
  expect(figures().bytesPerSecond).toBeGreaterThan(8_000_000);
});
