import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import sharp from 'sharp';

import type { ShownPage } from './pages.ts';
import { type Look, type openCamera, shoot, type Width } from './shoot.ts';

const FOLDER = fileURLToPath(new URL('../../ops/pictures', import.meta.url));
const MOST_BYTES = 150_000;

type Chosen = { name: string; width: Width; look: Look; language?: string };

/** What `ops/gallery.md` shows. */
const CHOSEN: Chosen[] = [
  { name: 'home', width: 1280, look: 'light' },
  { name: 'watch', width: 1280, look: 'dark' },
  { name: 'watch', width: 390, look: 'light' },
  { name: 'home', width: 390, look: 'dark', language: 'ar' },
  { name: 'channel', width: 1280, look: 'light' },
  { name: 'search', width: 1280, look: 'dark' },
  { name: 'upload', width: 1280, look: 'light' },
  { name: 'edit', width: 1280, look: 'dark' },
  { name: 'edit-statistics', width: 1280, look: 'light' },
  { name: 'admin-overview', width: 1280, look: 'light' },
  { name: 'admin-moderation-abuses', width: 1280, look: 'dark' },
];

/** Takes the pictures of the documentation anew, as small files. */
export async function shootChosen(
  camera: Awaited<ReturnType<typeof openCamera>>,
  pages: ShownPage[],
  { password, folder }: { password: string; folder: string },
) {
  await mkdir(FOLDER, { recursive: true });
  for (const { name, width, look, language = 'en' } of CHOSEN) {
    const shown = pages.find((page) => page.name === name)!;
    const page = await camera.visit(shown.as, password, { locale: language });
    await shoot(page, shown, folder, { widths: [width], looks: [look], whole: false });
    await page.context().close();
    await shrink(join(folder, `${name}-${width}-${look}`), join(FOLDER, `${name}-${width}`));
  }
  const readme = sharp(join(folder, 'watch-1280-dark.png')).png({ palette: true, quality: 90 });
  await writeFile(join(FOLDER, 'watch.png'), await readme.toBuffer());
}

async function shrink(from: string, to: string) {
  const file = `${to}.webp`;
  await sharp(`${from}.png`).webp({ quality: 82 }).toFile(file);
  const { size } = await stat(file);
  if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes`);
}
