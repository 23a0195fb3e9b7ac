import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

import type { Config } from '../../platform/config.ts';
import { systemCode } from '../../platform/errors.ts';
import { readBody } from '../../platform/resumable/body.ts';
import { adoptPart, append, partPath, removePart } from '../../platform/resumable/part-file.ts';
import { indexFirst } from './index-first.ts';

const MOST_BYTES = 32 * 2 ** 20; // of a film of some hours

type Node = { config: Pick<Config, 'dataDirectory'> };

const pathOf = ({ config }: Node, id: string) => partPath(config.dataDirectory, id, 'indexes');

/** Keeps the index of a file whose other bytes are still to come: whole, or none of it. Fails with `too_large`, or as `indexFirst` does. */
export async function keepIndex(node: Node, id: string, incoming: IncomingMessage): Promise<void> {
  const body = await readBody(incoming, MOST_BYTES, 'An index may have 32 MiB at most.');
  const index = indexFirst(body);
  const half = pathOf(node, randomUUID()); // swept with what belongs to no upload
  await append(half, 0, Readable.from([index]));
  await adoptPart(pathOf(node, id), half);
}

/** The index that was sent before its file, as it is in front of the media; undefined where none was. */
export async function readIndex(node: Node, id: string): Promise<Buffer | undefined> {
  try {
    return await readFile(pathOf(node, id));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

export const removeIndex = (node: Node, id: string): Promise<void> => removePart(pathOf(node, id));
