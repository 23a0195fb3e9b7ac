import { expect, test } from 'vitest';

import { videoTrack } from '../../../test/support/facts.ts';
import { thumbnailArgs } from './thumbnail-args.ts';

const graphOf = (width: number, height: number) =>
  thumbnailArgs(videoTrack({ width, height }), 'exact')[1]!.split(';');

test('a wide picture fills all sizes', () => {
  expect(graphOf(1920, 1080)).toEqual([
    '[0:0]yadif=deint=interlaced,fps=8,trim=end_frame=12,thumbnail=12,format=gbrp,split=3[s0][s1][s2]',
    '[s0]scale=1280:720:force_original_aspect_ratio=increase,crop=1280:720,setsar=1,format=yuvj420p[t0]',
    '[s1]scale=850:480:force_original_aspect_ratio=increase,crop=850:480,setsar=1,format=yuvj420p[t1]',
    '[s2]scale=280:157:force_original_aspect_ratio=increase,crop=280:157,setsar=1,format=yuvj420p[t2]',
  ]);
});

test('any other picture is shown whole, before itself', () => {
  const [, , behind, whole, together] = graphOf(720, 1280);

  expect(behind).toContain('crop=160:90,gblur');
  expect(whole).toBe('[f0]scale=1280:720:force_original_aspect_ratio=decrease[g0]');
  expect(together).toContain('overlay=(W-w)/2:(H-h)/2');
});
