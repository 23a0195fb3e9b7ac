import { type FileHandle, open } from 'node:fs/promises';
import { callbackify } from 'node:util';

type Done = (error: Error | null, bytes?: Buffer) => void;
type Part = { offset?: number; length?: number };

/**
 * The pieces of a stored file, as webtorrent asks for them (abstract-chunk-store): to be read alone. The file is opened with the
 * first piece and closed with the torrent; what is gone by then is an error for who asks.
 */
export function fileStore(path: string, { pieceLength, sizeBytes }: FileCut) {
  let opening: Promise<FileHandle> | undefined;

  const read = async (index: number, { offset = 0, length }: Part): Promise<Buffer> => {
    opening ??= open(path);
    const file = await opening.catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    const start = index * pieceLength + offset;
    const rest = Math.min((index + 1) * pieceLength, sizeBytes) - start;
    const wanted = Math.min(length ?? rest, rest);
    const bytes = Buffer.allocUnsafeSlow(Math.max(0, wanted));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    if (bytesRead < bytes.length) throw new Error('the file is shorter than it was');
    return bytes;
  };
  const close = async (): Promise<void> => {
    const file = opening;
    opening = undefined;
    await (await file?.catch(() => undefined))?.close();
  };

  return {
    chunkLength: pieceLength,
    get(index: number, part: Part | Done | null, done?: Done): void {
      const [asked, answer] = typeof part === 'function' ? [{}, part] : [part ?? {}, done!];
      read(index, asked).then(
        (bytes) => answer(null, bytes),
        (error: Error) => answer(error),
      );
    },
    put: (_index: number, _bytes: Uint8Array, done?: (error: Error) => void): void =>
      done?.(new Error('nothing is written here')),
    close: callbackify(close),
    destroy: callbackify(close), // the file is the store's
  };
}

type FileCut = { pieceLength: number; sizeBytes: number };
