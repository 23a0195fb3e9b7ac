import FullHls, { type AbrController } from 'hls.js';
import { expect, test } from 'vitest';

import { levelWithin, limitedAbr } from './abr-limit.ts';

const levels = [{ bitrate: 400_000 }, { bitrate: 1_000_000 }, { bitrate: 3_000_000 }];

test('the best quality within the limit is played, and always one', () => {
  expect(levelWithin(levels, 2, null)).toBe(2);
  expect(levelWithin(levels, 2, 2_000_000)).toBe(1);
  expect(levelWithin(levels, 0, 2_000_000)).toBe(0);
  expect(levelWithin(levels, 2, 100_000)).toBe(0);
  expect(levelWithin(levels, -1, 100_000)).toBe(-1);
});

/** A controller of hls.js that would choose the third quality. */
function given(limit: () => number | null) {
  class Fast {
    hls: object | null = { url: 'https://a.example/master.m3u8', levels };
    forced = 2;
    get firstAutoLevel() {
      return 2;
    }
    get nextAutoLevel() {
      return this.forced;
    }
    set nextAutoLevel(level: number) {
      this.forced = level;
    }
  }
  const Limited = limitedAbr(Fast as unknown as typeof AbrController, limit);
  return new Limited({} as FullHls) as unknown as Fast;
}

test('what hls.js would choose is lowered while the node asks for it', () => {
  let limit: number | null = null;
  const abr = given(() => limit);
  expect([abr.firstAutoLevel, abr.nextAutoLevel]).toEqual([2, 2]);
  limit = 1_500_000;
  expect([abr.firstAutoLevel, abr.nextAutoLevel]).toEqual([1, 1]);
  abr.nextAutoLevel = 0; // hls.js forces a lower one after a failure
  expect(abr.nextAutoLevel).toBe(0);
  limit = null;
  abr.nextAutoLevel = 2;
  expect(abr.nextAutoLevel).toBe(2);
  abr.hls = null;
  expect(abr.nextAutoLevel).toBe(2);
});

test('hls.js has what is limited here', () => {
  const names = Object.getOwnPropertyNames(FullHls.DefaultConfig.abrController.prototype);
  expect(names).toEqual(expect.arrayContaining(['firstAutoLevel', 'nextAutoLevel']));
});
