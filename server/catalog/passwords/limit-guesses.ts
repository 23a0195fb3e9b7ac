import { createHash } from 'node:crypto';

import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';

import { callerAddress } from '../../platform/caller.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import {
  callerOf,
  countAttempt,
  isFirstAttempt,
  type Limit,
  returnAttempt,
} from '../../platform/rate-limit.ts';
import { passwordIn } from '../of-video.ts';

const WRONG_PASSWORDS: Limit = { name: 'video-password', attempts: 30, windowSeconds: 600 };
const REPEATED = { name: 'video-password-again', windowSeconds: 600 };

/** What was tried, and where. */
const guessIn = (c: Context): string =>
  createHash('sha256')
    .update(`${c.req.path} ${passwordIn(c)}`)
    .digest('base64');

/**
 * Stands in front of all routes: whoever has offered too many wrong passwords for videos, of any one and by any route,
 * is refused with `rate_limited`, with the right one too. A right one does not count, nor does one that the same place
 * has refused already: a player that keeps a wrong one locks nobody out.
 */
export const limitGuesses = ({ db }: { db: Db }) =>
  createMiddleware<{ Bindings: HttpBindings }>(async (c, next) => {
    if (passwordIn(c) === undefined) return next();
    const who = callerOf(callerAddress(c.env.incoming));
    await countAttempt(db, WRONG_PASSWORDS, who);
    await next();
    const isWrong = c.error instanceof Failure && c.error.code === 'incorrect_video_password';
    const counts = isWrong && (await isFirstAttempt(db, REPEATED, `${who}:${guessIn(c)}`));
    if (!counts) await returnAttempt(db, WRONG_PASSWORDS, who);
  });
