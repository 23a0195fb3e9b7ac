import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import * as z from 'zod';

import { AnyId, findVideo, toShortUuid } from '../../catalog/index.ts';
import { findBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { forbidden, invalid, notFound } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import type { Storage } from '../../platform/storage.ts';
import { Holding, OfJob } from '../fields.ts';
import { addressOf } from '../known-runner.ts';
import { findPicture } from './file-queries.ts';
import { type HeldJob, heldJob } from './held-job.ts';

const PATH = '/runners/jobs/:jobUUID/files/videos/:videoId';
const OfFile = parse('param', OfJob.extend({ videoId: AnyId }));
const OfTaskFile = parse('param', OfJob.extend({ videoId: AnyId, filename: z.string().max(200) }));
const Tokens = parse('json', Holding);
const told = (summary: string) =>
  operation(summary, { tag: 'Runner Jobs', mediaType: 'application/octet-stream' });

type Node = { db: Db; storage: Storage };
type Asked = { jobUUID: string; videoId: string };
type Stored = { key: string; place: string; sizeBytes: number };

/** The files a job is done with: for its runner alone, and only while it has the job. */
export function jobFileRoutes({ db, storage }: Node) {
  const held = heldIn(db);
  const source = async (c: Context, asked: Asked, tokens: z.output<typeof Holding>) => {
    const { video } = await held(c, asked, tokens);
    return send(c, storage, video.sourceKey ? await findBlob(db, video.sourceKey) : undefined);
  };
  const picture = async (c: Context, asked: Asked, tokens: z.output<typeof Holding>) => {
    const { video } = await held(c, asked, tokens);
    return send(c, storage, await findPicture(db, video.id));
  };
  return new Hono<{ Bindings: HttpBindings }>()
    .post(`${PATH}/max-quality`, told('The file a job is about'), OfFile, Tokens, (c) =>
      source(c, c.req.valid('param'), c.req.valid('json')),
    )
    .post(
      `${PATH}/max-quality/audio`,
      told('Its sound, where that is apart'),
      OfFile,
      Tokens,
      async (c) => {
        await held(c, c.req.valid('param'), c.req.valid('json'));
        throw notFound('Audio file'); // sources here are whole
      },
    )
    .post(`${PATH}/thumbnails/max-quality`, told('Its picture'), OfFile, Tokens, (c) =>
      picture(c, c.req.valid('param'), c.req.valid('json')),
    )
    .post(
      `${PATH}/previews/max-quality`,
      told('Its picture, as it was called'),
      OfFile,
      Tokens,
      (c) => picture(c, c.req.valid('param'), c.req.valid('json')),
    )
    .post(
      `${PATH}/studio/task-files/:filename`,
      told('A file of a studio task'),
      OfTaskFile,
      Tokens,
      async (c) => {
        const { filename, ...asked } = c.req.valid('param');
        const { job } = await held(c, asked, c.req.valid('json'));
        const key = Object.hasOwn(job.files, filename) ? job.files[filename] : undefined;
        if (key === undefined) throw invalid('filename', 'Is no file of this job');
        return send(c, storage, await findBlob(db, key));
      },
    );
}

/** The job that is asked about. Fails as `heldJob` does, with `not_found` or `forbidden` for another video than the job's. */
const heldIn = (db: Db) => async (c: Context, asked: Asked, tokens: z.output<typeof Holding>) => {
  const found = await heldJob(db, { uuid: asked.jobUUID, tokens, ip: addressOf(c) });
  await requireSame(db, found, asked.videoId);
  return found;
};

async function requireSame(db: Db, { video }: HeldJob, asked: string): Promise<void> {
  const names = [String(video.id), video.uuid, toShortUuid(video.uuid)];
  if (names.includes(asked)) return;
  if (!(await findVideo(db, asked))) throw notFound('Video');
  throw forbidden('The job is not about this video.');
}

function send(c: Context, storage: Storage, blob: Stored | undefined) {
  if (!blob) throw notFound('File');
  const bytes = Readable.toWeb(createReadStream(storage.localPath(blob))) as ReadableStream;
  return c.body(bytes, 200, {
    'content-type': 'application/octet-stream',
    'content-length': String(blob.sizeBytes),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
}
