import { Failure } from '../../../platform/errors.ts';
import type { Running } from '../running.ts';
import type { YtDlp } from './yt-dlp.ts';

/** Where a program may work, and for whom. */
export type Place = { node: Running; directory: string };

/** Lends yt-dlp a way out through which `maxBytes` may come in. Fails with `too_large` when more did. */
export async function withYtDlp<T>(
  { node, directory }: Place,
  maxBytes: number,
  use: (yt: YtDlp) => Promise<T>,
): Promise<T> {
  await using egress = await node.fetch.openEgress({ maxBytes });
  const { signal } = node;
  try {
    return await use({ program: node.config.ytDlpPath, directory, egress, signal });
  } catch (error) {
    if (egress.isSpent()) throw tooLarge();
    throw error;
  }
}

export const tooLarge = () =>
  new Failure(
    'too_large',
    'This video is larger than what you may still upload, or than its site says.',
  );
