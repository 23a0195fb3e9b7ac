import { Hono } from 'hono';
import * as z from 'zod';

import { AnyId, findVideo, ListOf, summariesAmong } from '../../catalog/index.ts';
import { requireRole } from '../../identity/index.ts';
import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { PAGE } from '../../platform/page-query.ts';
import { Encoding, encodingJson } from './encoding-json.ts';
import { prioritizeTranscoding } from './prioritize.ts';
import { countEncodings, listEncodings, STATES } from './queries.ts';
import { resumeTranscoding } from './resume.ts';
import { cancelTranscoding, pauseTranscoding } from './stop.ts';

const ACTS = {
  pause: pauseTranscoding,
  resume: resumeTranscoding,
  cancel: cancelTranscoding,
  prioritize: prioritizeTranscoding,
};

const Act = z.enum(['pause', 'resume', 'cancel', 'prioritize']);
const tag = 'Video Transcoding';
const admin = requireRole('administrator');

/** Ours: what is being encoded, and how administrators stop it, have it go on, or go first. */
export const controlRoutes = ({ db, publicUrl }: { db: Db; publicUrl: URL }) =>
  new Hono()
    .get(
      '/transcoding/videos',
      operation('Videos whose encoding is not done', { tag, answer: ListOf(Encoding) }),
      admin,
      parse('query', z.object({ ...PAGE, state: z.enum(STATES).optional() })),
      async (c) => {
        const wanted = c.req.valid('query');
        const [rows, total] = await Promise.all([
          listEncodings(db, wanted),
          countEncodings(db, wanted.state),
        ]);
        const ids = rows.map(({ transcode }) => transcode.videoId);
        const videos = await summariesAmong(db, publicUrl, ids);
        const encodings = rows.flatMap((row) => {
          const video = videos.get(row.transcode.videoId);
          return video ? [encodingJson(row, video)] : []; // deleted just now
        });
        return c.json(listOf(encodings, total));
      },
    )
    .post(
      '/videos/:id/transcoding/:act',
      operation('Pause, resume, cancel or put first the encoding of a video', { tag, status: 204 }),
      admin,
      parse('param', z.object({ id: AnyId, act: Act })),
      async (c) => {
        const { id, act } = c.req.valid('param');
        const found = await findVideo(db, id);
        if (!found) throw notFound('Video');
        const videoId = found.video.id;
        await db.transaction(async (tx) => {
          await ACTS[act](tx, videoId);
          await recordAct(tx, {
            userId: c.var.user.id,
            action: act,
            subject: { domain: 'transcoding', id: videoId },
          });
        });
        return c.body(null, 204);
      },
    );
