import sharp from 'sharp';
import { expect, test } from 'vitest';

import { gifOf } from '../../../test/support/gif.ts';
import { drawImage } from './image.ts';

const SMALL = [{ width: 28, height: 16 }];
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#357' } });

test('a picture is drawn anew in each size, without what its file told of a place', async () => {
  const photo = await picture(300, 200)
    .jpeg()
    .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
    .toBuffer();
  const [large, small] = await drawImage(photo, [{ width: 160, height: 90 }, ...SMALL]);
  expect(await sharp(large).metadata()).toMatchObject({ format: 'jpeg', width: 160, height: 90 });
  expect((await sharp(small).metadata()).exif).toBeUndefined();
  expect(large!.includes('somebody')).toBe(false);
});

test.each([
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['HTML', Buffer.from('<!doctype html><p>hello')],
  ['nothing', Buffer.alloc(0)],
])('%s is no picture', async (_, file) => {
  await expect(drawImage(file, SMALL)).rejects.toMatchObject({ code: 'unsupported_media_type' });
});

test('a small file with very many pixels, and a broken one, are refused', async () => {
  const bomb = await picture(9000, 9000).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.length).toBeLessThan(5_000_000);
  await expect(drawImage(bomb, SMALL)).rejects.toMatchObject({ code: 'unreadable_media' });
  const broken = (await picture(64, 64).png().toBuffer()).subarray(0, 60);
  await expect(drawImage(broken, SMALL)).rejects.toMatchObject({ code: 'unreadable_media' });
});

const COLOURS = ['#f00', '#0f0', '#00f'];

/** A GIF of so many frames, each of another colour than the one before. */
async function movingPicture(side: number, frames: number): Promise<Buffer> {
  const create = { width: side, height: side, channels: 3 } as const;
  const each = Array.from({ length: frames }, (_, n) => COLOURS[n % COLOURS.length]!);
  const drawn = await Promise.all(
    each.map((background) =>
      sharp({ create: { ...create, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(drawn, { join: { animated: true } })
    .gif({ delay: each.map(() => 100) })
    .toBuffer();
}

test('as a GIF, what moves goes on moving; what would be too much work stands still', async () => {
  const sizes = [48, 1500].map((side) => ({ width: side, height: side }));
  const [small, large] = await drawImage(await movingPicture(64, 20), sizes, 'gif');
  expect(await sharp(small).metadata()).toMatchObject({ format: 'gif', pages: 20, width: 48 });
  expect((await sharp(small).metadata()).delay?.[0]).toBe(100);
  const { pages, width } = await sharp(large).metadata(); // 45 million pixels
  expect({ pages: pages ?? 1, width }).toEqual({ pages: 1, width: 1500 });

  const [long] = await drawImage(await movingPicture(4, 501), sizes.slice(0, 1), 'gif');
  expect((await sharp(long).metadata()).pages ?? 1).toBe(1);
  const [still] = await drawImage(await movingPicture(64, 3), sizes.slice(0, 1), 'png');
  expect((await sharp(still).metadata()).pages ?? 1).toBe(1);
});

test('of an animation of a hundred thousand pictures the first is drawn', async () => {
  const [drawn] = await drawImage(gifOf(100_000, { width: 64, height: 64 }), SMALL);
  expect(await sharp(drawn).metadata()).toMatchObject({ format: 'jpeg', width: 28, height: 16 });
  const [still] = await drawImage(gifOf(100_000, { width: 64, height: 64 }), SMALL, 'gif');
  expect((await sharp(still).metadata()).pages ?? 1).toBe(1);
});
