import { expect, test } from 'vitest';

import { PRESETS, type TestVideo, testVideoArgs } from './args.ts';

const PLAIN: TestVideo = {
  seconds: 10,
  width: 640,
  height: 360,
  framesPerSecond: 30,
  pattern: 'bars',
  noise: 0,
  preset: 'plain',
  speaks: false,
};
const lineOf = (change: Partial<TestVideo>) =>
  testVideoArgs({ ...PLAIN, ...change }, 'x.mp4').join(' ');

test('a plain one has bars, a clock, and a flash with its beep every second', () => {
  expect(lineOf({})).toBe(
    String.raw`-v error -nostdin -y -f lavfi -i smptehdbars=s=640x360:d=10:r=30,drawtext=text='%{pts\:hms}':fontsize=36:fontcolor=white:box=1:boxcolor=black:x=(w-tw)/2:y=h-2*th,drawbox=w=60:h=60:color=white:t=fill:enable='lt(mod(t\,1)\,0.08)' ` +
      String.raw`-f lavfi -i aevalsrc=0.4*sin(2*PI*1000*t)*lt(mod(t\,1)\,0.08):s=48000:d=10 ` +
      '-c:v libx264 -preset veryfast -pix_fmt yuv420p -g 60 -movflags +faststart -c:a aac -t 10 -fs 524288000 x.mp4',
  );
});

test('each preset is another command, or the same file spoilt', () => {
  const lines = PRESETS.map((preset) => lineOf({ preset }));
  expect(new Set(lines).size).toBe(PRESETS.length - 2);
});
