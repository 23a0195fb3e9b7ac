import { constants, type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { callbackify } from 'node:util';

import { writeWhole } from '../../../../platform/write-whole.ts';
import { type Cut, placeOf } from '../piece-span.ts';

type Done = (error: Error | null, bytes?: Buffer) => void;
type Part = { offset?: number; length?: number };

/**
 * The pieces of one file of a torrent, as webtorrent writes and reads them (abstract-chunk-store), in a file that holds
 * that one's bytes and no others: what belongs to its neighbours is kept in memory, two pieces at most.
 */
export function pieceFile(path: string, cut: Cut, totalBytes: number) {
  const margins = new Map<number, Buffer>();
  let opening: Promise<FileHandle> | undefined;
  const file = () => (opening ??= openPart(path));
  const placed = (index: number, length: number) => placeOf(cut, index * cut.pieceLength, length);

  async function put(index: number, bytes: Buffer) {
    const { head, at, length, tail } = placed(index, bytes.length);
    if (head + tail > 0) margins.set(index, Buffer.from(bytes));
    if (length > 0) await writeWhole(await file(), bytes.subarray(head, head + length), at);
  }

  async function read(index: number, { offset = 0, length }: Part): Promise<Buffer> {
    const wholeBytes = Math.min(cut.pieceLength, totalBytes - index * cut.pieceLength);
    const piece = margins.get(index) ?? (await readWhole(index, wholeBytes));
    return piece.subarray(offset, offset + (length ?? wholeBytes));
  }

  async function readWhole(index: number, wholeBytes: number): Promise<Buffer> {
    const { head, at, tail } = placed(index, wholeBytes);
    if (head + tail > 0) throw new Error('these bytes of its neighbours are not here');
    const bytes = Buffer.allocUnsafeSlow(wholeBytes);
    const { bytesRead } = await (await file()).read(bytes, 0, wholeBytes, at);
    if (bytesRead < wholeBytes) throw new Error('this piece is not here yet');
    return bytes;
  }

  const close = async () => {
    const handle = await opening?.catch(() => undefined);
    opening = undefined;
    await handle?.datasync();
    await handle?.close();
  };
  return {
    chunkLength: cut.pieceLength,
    put: (index: number, bytes: Buffer, done: Done = () => {}) =>
      callbackify(put)(index, bytes, done),
    get(index: number, part: Part | Done | null, done?: Done) {
      const [asked, answer] = typeof part === 'function' ? [{}, part] : [part ?? {}, done!];
      callbackify(read)(index, asked, answer);
    },
    close: callbackify(close),
    destroy: callbackify(close), // what came is kept
  };
}

async function openPart(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  return open(path, constants.O_RDWR | constants.O_CREAT);
}
