import { expect, test } from 'vitest';

import { isTrimmed, moveByKey, stripFrames, withEnd, withStart } from './trim.ts';

const whole = { start: 0, end: 60 };

test('something of the video always stays', () => {
  expect(withStart(whole, 12.34)).toEqual({ start: 12.3, end: 60 });
  expect(withStart(whole, 80)).toEqual({ start: 59.5, end: 60 });
  expect(withStart(whole, -5)).toEqual(whole);
  expect(withEnd({ start: 20, end: 60 }, 3, 60)).toEqual({ start: 20, end: 20.5 });
  expect(withEnd(whole, 90, 59.97)).toEqual({ start: 0, end: 59.97 });
  expect([isTrimmed(whole, 60), isTrimmed({ start: 1, end: 60 }, 60)]).toEqual([false, true]);
});

const move = (key: string, shiftKey = false) => moveByKey({ key, shiftKey }, 10, 60);

test('keys move a handle by tenths, seconds and to the ends', () => {
  expect(move('ArrowRight')).toBeCloseTo(10.1);
  expect(move('ArrowLeft', true)).toBeCloseTo(9);
  expect([move('PageUp'), move('PageUp', true), move('Home'), move('End')]).toEqual([
    15, 15, 0, 60,
  ]);
  expect(move('a')).toBeNull();
});

test('a strip shows frames from all over the video', () => {
  const sheet = { url: '', frameWidth: 10, frameHeight: 5, columns: 3, rows: 2, frameSeconds: 10 };
  expect(stripFrames(sheet, 60, 3)).toEqual([
    { n: 0, x: 10, y: 0 },
    { n: 1, x: 0, y: 5 },
    { n: 2, x: 20, y: 5 },
  ]);
});
