import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';

import { callerAddress } from '../../platform/caller.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { callerOf, countAttempt, type Limit, returnAttempt } from '../../platform/rate-limit.ts';
import { passwordIn } from '../of-video.ts';

const WRONG_PASSWORDS: Limit = { name: 'video-password', attempts: 30, windowSeconds: 600 };

/**
 * Stands in front of all routes: whoever has offered too many wrong passwords for videos, of any one and by any route,
 * is refused with `rate_limited`, with the right one too. A right one does not count.
 */
export const limitGuesses = ({ db }: { db: Db }) =>
  createMiddleware<{ Bindings: HttpBindings }>(async (c, next) => {
    if (passwordIn(c) === undefined) return next();
    const who = callerOf(callerAddress(c.env.incoming));
    await countAttempt(db, WRONG_PASSWORDS, who);
    await next();
    const isWrong = c.error instanceof Failure && c.error.code === 'incorrect_video_password';
    if (!isWrong) await returnAttempt(db, WRONG_PASSWORDS, who);
  });
