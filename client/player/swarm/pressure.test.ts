import { expect, test } from 'vitest';

import { cmsdOf, createPressures, readPressure } from './pressure.ts';

test.each([
  [null, false, null],
  ['', false, null],
  ['"node.example";du', true, null],
  ['"node.example";du;mb=800', true, 800_000],
  ['"origin";mb=5000, "edge";etp=96;du;mb=900', true, 900_000],
  ['"a;du;mb=1", edge;etp=96', false, null],
  ['"a";dub;mb=1.5;mbx=3', false, null],
])('%s', (header, isPressed, maxBitsPerSecond) =>
  expect(readPressure(header)).toEqual({ isPressed, maxBitsPerSecond }),
);

test('the header is found among those that a page may read', () => {
  const lines = 'content-type: video/mp4\r\ncmsd-dynamic: "node";du;mb=800\r\netag: "x"\r\n';
  expect(cmsdOf({ getAllResponseHeaders: () => lines })).toBe('"node";du;mb=800');
  expect(cmsdOf({ getAllResponseHeaders: () => 'etag: "x"\r\n' })).toBeNull();
  expect(cmsdOf(new Response(null, { headers: { 'CMSD-Dynamic': 'n;du' } }))).toBe('n;du');
  expect(cmsdOf(null)).toBeNull();
});

test('what a server asks for holds until its next answer, or for half a minute', () => {
  const pressures = createPressures();
  const [video, other] = ['https://a.example/1.mp4', 'https://b.example/1.mp4'];
  pressures.hear(video, '"a";du;mb=800', 1000);
  expect(pressures.of('https://a.example/2.mp4', 2000)).toMatchObject({
    maxBitsPerSecond: 800_000,
  });
  expect(pressures.of(other, 2000)).toEqual({ isPressed: false, maxBitsPerSecond: null });
  expect(pressures.of(video, 31_000).isPressed).toBe(false);
  pressures.hear(video, '"a";du', 40_000);
  pressures.hear(video, null, 41_000);
  expect(pressures.of(video, 41_000).isPressed).toBe(false);
});
