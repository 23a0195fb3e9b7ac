import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import sharp from 'sharp';

import { clip } from '../support/clips.ts';
import { type Scene, SCENE, sceneSvg } from './scenes.ts';

const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/gallery-scenes', import.meta.url));

/** A scene as a PNG, painted once and kept. */
export async function picture(scene: Scene, width = SCENE.width, height = SCENE.height) {
  const name = [scene.place, scene.palette, scene.seed, width, height].join('-');
  const file = join(FOLDER, `${name}.png`);
  if (await stat(file).catch(() => undefined)) return file;
  await mkdir(FOLDER, { recursive: true });
  const svg = Buffer.from(sceneSvg(scene));
  await writeFile(file, await sharp(svg).resize(width, height, { fit: 'cover' }).png().toBuffer());
  return file;
}

/** A slow pan over a scene, with a quiet chord below it. */
export async function film(scene: Scene, { seconds, height }: { seconds: number; height: number }) {
  const file = await picture(scene);
  const width = Math.round((height * 16) / 9 / 2) * 2;
  const [wide, tall] = [Math.round((width * 1.2) / 2) * 2, Math.round((height * 1.2) / 2) * 2];
  const pan = `scale=${wide}:${tall},crop=${width}:${height}:x=(iw-ow)*t/${seconds}:y=(ih-oh)/2`;
  const chord = '0.05*sin(2*PI*220*t)+0.04*sin(2*PI*277.2*t)+0.04*sin(2*PI*329.6*t)';
  return clip(
    'mp4',
    `-loop 1 -framerate 12 -t ${seconds} -i ${file} -f lavfi -i aevalsrc=${chord}:s=44100:d=${seconds} ` +
      `-vf ${pan} -c:v libx264 -preset ultrafast -g 24 -pix_fmt yuv420p -c:a aac -b:a 64k -movflags +faststart`,
  );
}
