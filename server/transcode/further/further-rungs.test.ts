import { expect, test } from 'vitest';

import { audioTrack, sourceFacts, videoTrack } from '../../../test/support/facts.ts';
import type { NewRendition } from '../../catalog/index.ts';
import { CANDIDATES } from '../encoders/encoder.ts';
import { passArgs } from '../pass/args.ts';
import { EVERY_TWO_SECONDS } from '../pass/keyframes.ts';
import type { Complexity } from '../per-title/complexity.ts';
import { rungBitsPerSecond } from '../plan/bitrate.ts';
import { planTranscode } from '../plan/plan.ts';
import type { Work } from '../work.ts';
import { furtherRungs } from './further-rungs.ts';

const facts = sourceFacts({ video: videoTrack({ codec: 'vp9' }), audio: audioTrack() });
const plan = planTranscode(facts, { mayCopy: true });
const rendition = (height: number) => ({ height }) as NewRendition;

function rungsOf(readyHeights: number[], change: Partial<Work> = {}, madeHeights: number[] = []) {
  const ready = readyHeights.map(rendition) as Work['ready'];
  const source = { facts } as Work['source'];
  const work = { plan, ready, source, complexity: null, ...change };
  return furtherRungs(work, madeHeights.map(rendition));
}

const heightsOf = (rungs: { height: number }[]) => rungs.map(({ height }) => height);

test('each picture that is there and not made yet is made, the sound alone is not', () => {
  expect(heightsOf(rungsOf([720, 480, 360, 240, 144, 0]))).toEqual([720, 480, 360, 240, 144]);
  expect(heightsOf(rungsOf([720, 360, 0], {}, [360]))).toEqual([720]);
  expect(rungsOf([0])).toEqual([]);
});

test('a picture may use two thirds of the bits, by what its title needs', () => {
  const [usual] = rungsOf([720]);
  const most = rungBitsPerSecond(plan.rungs[0]!, facts.video!.bitsPerSecond);
  expect(usual!.bitsPerSecond / most).toBeCloseTo(0.65);
  const samples = [{ startSeconds: 0, bitsPerPixel: 0.001 }];
  const complexity: Complexity = { outcome: 'measured', resolution: 360, samples, seconds: 1 };
  expect(rungsOf([720], { complexity })[0]!.bitsPerSecond).toBeLessThan(usual!.bitsPerSecond);
});

test.each([
  [
    'libsvtav1',
    'av1',
    '-c:v libsvtav1 -preset 10 -crf 38 -svtav1-params enable-force-key-frames=1 ',
    '',
  ],
  [
    'libx265',
    'hevc',
    '-c:v libx265 -preset veryfast -crf 28 -forced-idr 1 -x265-params scenecut=0:open-gop=0:log-level=error ',
    '-tag:v hvc1 ',
  ],
])('%s makes files of their own names, cut where H.264 is', (name, codec, encoding, tag) => {
  const args = passArgs({
    setUuid: `set-${codec}`,
    facts,
    rungs: rungsOf([720]).slice(0, 1),
    copiesPicture: false,
    copiesSound: true,
    stillSeconds: 0,
    keyframes: EVERY_TWO_SECONDS,
    toneMapping: 'exact',
    encoder: CANDIDATES.find((encoder) => encoder.name === name)!,
  }).join(' ');

  expect(args).toContain(`${encoding}-force_key_frames expr:gte(t,n_forced*2) -maxrate:v:0 `);
  expect(args).toContain(` ${tag}-map 0:1 -c:a copy `);
  expect(args).toContain(
    `hls_segment_filename=set-${codec}-720-fragmented.mp4]set-${codec}-720.m3u8`,
  );
});
