import type { findRenditions } from '../../catalog/index.ts';
import { findBlob } from '../../platform/blobs.ts';
import { toFraction } from '../pass/frame-rate.ts';
import { deinterlace, usualPicture } from '../pass/source-picture.ts';
import { toneMappingOf } from '../pass/tone-map.ts';
import type { Tools, Work } from '../work.ts';

const POSITIONS = [0.2, 0.5, 0.8]; // parts of the length
const SAMPLE_SECONDS = 2;
const TIMEOUT_MINUTES = 5;

type Rendition = Pick<
  Awaited<ReturnType<typeof findRenditions>>[number],
  'blobKey' | 'height' | 'width' | 'pixelHeight' | 'framesPerSecond'
>;

/** How like a rendition is to its source (SSIM), on average of a few seconds here and there. Null for a sound. */
export async function measureSsim(
  tools: Tools & { signal: AbortSignal },
  { source }: Work,
  rendition: Rendition,
): Promise<number | null> {
  const { video, durationSeconds } = source.facts;
  const film = await findBlob(tools.db, rendition.blobKey);
  if (!video || !film || rendition.height === 0) return null;
  const { width, pixelHeight, framesPerSecond } = rendition;
  const usual = usualPicture(video, await toneMappingOf(tools.ffmpeg));
  const rate = `fps=${toFraction(framesPerSecond)}`;
  const size = `scale=${width}:${pixelHeight}`;
  const theirs = [deinterlace(video), rate, size, ...usual, 'format=yuv420p'].join(',');
  const graph = `[0:${video.index}]${theirs}[a];[1:v:0]${rate},${size}[b];[a][b]ssim`;
  const likenesses: number[] = [];
  for (const position of POSITIONS) {
    const at = ['-ss', (durationSeconds * position).toFixed(3), '-t', String(SAMPLE_SECONDS)];
    await tools.ffmpeg.run({
      inputs: [
        { path: tools.storage.localPath(source), args: at },
        { path: tools.storage.localPath(film), args: at },
      ],
      args: ['-filter_complex', graph, '-an', '-f', 'null', '-'],
      foreign: true,
      niceness: 19,
      signal: tools.signal,
      timeoutMinutes: TIMEOUT_MINUTES,
      onLine: (line) => {
        const [, all] = /SSIM .*All:([\d.]+)/.exec(line) ?? [];
        if (all) likenesses.push(Number(all));
      },
    });
  }
  if (likenesses.length === 0) return null;
  return Number((likenesses.reduce((sum, one) => sum + one, 0) / likenesses.length).toFixed(4));
}
