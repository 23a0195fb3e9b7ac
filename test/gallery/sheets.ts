import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import sharp from 'sharp';

import type { ShownPage } from './pages.ts';
import { type Look, type openCamera, shoot, type Width, WINDOWS } from './shoot.ts';

const FOLDER = fileURLToPath(new URL('../../ops/pictures/pages', import.meta.url));
const WIDTHS = Object.keys(WINDOWS).map(Number) as Width[];
const LOOKS: Look[] = ['light', 'dark'];

/** Of a sheet, in pixels: each window is shown as tall as the others, a look below the other. */
const SHOWN_HEIGHT = 400;
const GAP = 12;
const MOST_BYTES = 120_000;

const shownWidth = (width: Width) => Math.round((width * SHOWN_HEIGHT) / WINDOWS[width]);

/** Takes a sheet of each page for the documentation: all widths, light and dark. */
export async function shootSheets(
  camera: Awaited<ReturnType<typeof openCamera>>,
  pages: ShownPage[],
  { password, folder, say }: { password: string; folder: string; say: (line: string) => void },
) {
  await mkdir(FOLDER, { recursive: true });
  for (const as of new Set(pages.map((page) => page.as))) {
    const page = await camera.visit(as, password, { locale: 'en' });
    for (const shown of pages.filter((each) => each.as === as)) {
      await shoot(page, shown, folder, { widths: WIDTHS, looks: LOOKS, whole: false });
      say(`${shown.name}: ${await layOut(shown.name, folder)} bytes`);
    }
    await page.context().close();
  }
}

/** Lays the pictures of a page out on one sheet; gives how many bytes it has. */
async function layOut(name: string, folder: string): Promise<number> {
  const pictures = LOOKS.flatMap((look, row) =>
    WIDTHS.map(async (width, column) => ({
      input: await sharp(join(folder, `${name}-${width}-${look}.png`))
        .resize({ width: shownWidth(width), height: SHOWN_HEIGHT, fit: 'fill' })
        .toBuffer(),
      left: GAP + WIDTHS.slice(0, column).reduce((sum, each) => sum + shownWidth(each) + GAP, 0),
      top: GAP + row * (SHOWN_HEIGHT + GAP),
    })),
  );
  const width = WIDTHS.reduce((sum, each) => sum + shownWidth(each) + GAP, GAP);
  const height = LOOKS.length * (SHOWN_HEIGHT + GAP) + GAP;
  const file = join(FOLDER, `${name}.webp`);
  await sharp({ create: { width, height, channels: 3, background: '#8a938f' } })
    .composite(await Promise.all(pictures))
    .webp({ quality: 62 })
    .toFile(file);
  const { size } = await stat(file);
  if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes`);
  return size;
}
