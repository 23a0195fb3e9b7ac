import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';

import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import { Failure } from '../../platform/errors.ts';
import type { Ffmpeg } from '../../platform/ffmpeg.ts';
import { parse } from '../../platform/http.ts';
import { attachment } from '../../platform/http/attachment.ts';
import { operation } from '../../platform/operation.ts';
import type { Storage } from '../../platform/storage.ts';
import { PATTERNS, PRESETS } from './args.ts';
import { makeTestVideo } from './make.ts';

const upTo = (most: number, usual: number) =>
  z.coerce.number().int().min(1).max(most).default(usual);

const Wanted = z.object({
  seconds: upTo(60, 10),
  height: z.coerce.number().int().min(90).max(1080).multipleOf(2).default(360),
  framesPerSecond: upTo(60, 30),
  pattern: z.enum(PATTERNS).default('motion'),
  noise: z.coerce.number().int().min(0).max(100).default(0).describe('what is hard to encode'),
  preset: z.enum(PRESETS).default('plain').describe('what is wrong with it'),
  words: z.string().trim().max(500).default('').describe('spoken besides the beeps'),
});

/** Ours: a video to try the node with. One is made at a time. */
export function testVideoRoutes({ ffmpeg, storage }: { ffmpeg: Ffmpeg; storage: Storage }) {
  let isBusy = false;
  return new Hono().get(
    '/transcoding/test-video',
    operation('A video to try the node with', { tag: 'Video Transcoding', mediaType: 'video/mp4' }),
    requireRole('administrator'),
    parse('query', Wanted),
    async (c) => {
      const { preset, ...wanted } = c.req.valid('query');
      if (isBusy)
        throw new Failure('rate_limited', 'Another test video is being made. Try again soon.', {
          retryAfterSeconds: 10,
        });
      isBusy = true;
      try {
        await using scratch = await storage.scratch();
        const making = { ffmpeg, directory: scratch.path, signal: c.req.raw.signal };
        const width = 2 * Math.round((wanted.height * 8) / 9);
        const file = await open(await makeTestVideo(making, { ...wanted, width, preset }));
        const { size } = await file.stat();
        const bytes = Readable.toWeb(file.createReadStream()) as ReadableStream; // closes it; its name may go before
        return c.body(bytes, 200, {
          'content-type': 'video/mp4',
          'content-length': String(size),
          'content-disposition': attachment(`test ${preset}`, '.mp4'),
        });
      } finally {
        isBusy = false;
      }
    },
  );
}
