import type { Db } from '../../platform/db.ts';
import { isFault } from '../../platform/ffmpeg.ts';
import type { Log } from '../../platform/log.ts';
import type { Encoder } from '../encoders/encoder.ts';
import { addEncoding, type Encoding } from './figure-queries.ts';

type Run = { encoder: Encoder; mediaSeconds: number };

/** Has an encoder encode so many seconds of film, and adds how it did to its figures. Being ended from outside is no failure. */
export async function withFigures<Made>(
  node: { db: Db; log: Log },
  { encoder, mediaSeconds }: Run,
  encode: () => Promise<Made>,
): Promise<Made> {
  const begunAt = performance.now();
  const add = (done: Partial<Encoding>) =>
    addEncoding(node.db, { ...NOTHING, encoder: encoder.name, ...done }).catch((error: unknown) =>
      node.log.warn({ error: String(error) }, 'a figure of encoding is lost'),
    );
  try {
    const made = await encode();
    await add({ runs: 1, mediaSeconds, workSeconds: (performance.now() - begunAt) / 1000 });
    return made;
  } catch (error) {
    if (isFault(error)) await add({ failures: 1 });
    throw error;
  }
}

const NOTHING = { runs: 0, failures: 0, mediaSeconds: 0, workSeconds: 0 };
