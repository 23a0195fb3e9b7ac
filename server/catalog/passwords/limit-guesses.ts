import { createHash } from 'node:crypto';

import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';

import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { callerAddress } from '../../platform/http/caller.ts';
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

/** Who tried which password, where. */
type Guess = { address: string; password: string; at: string };

/**
 * Tries a password, which is wrong or not: whoever has offered too many wrong ones for videos, of any one and by any
 * route, is refused with `rate_limited`, with the right one too. A right one does not count, nor does one that the same
 * place has refused already: a player that keeps a wrong one locks nobody out.
 */
export async function countGuess(
  db: Db,
  { address, password, at }: Guess,
  isWrong: () => boolean | Promise<boolean>,
): Promise<void> {
  const who = callerOf(address);
  await countAttempt(db, WRONG_PASSWORDS, who);
  const guess = createHash('sha256').update(`${at} ${password}`).digest('base64');
  const counts = (await isWrong()) && (await isFirstAttempt(db, REPEATED, `${who}:${guess}`));
  if (!counts) await returnAttempt(db, WRONG_PASSWORDS, who);
}

/** Stands in front of all routes of the API, and counts the passwords that are tried there. */
export const limitGuesses = ({ db }: { db: Db }) =>
  createMiddleware<{ Bindings: HttpBindings }>(async (c, next) => {
    const password = passwordIn(c);
    if (password === undefined) return next();
    const address = callerAddress(c.env.incoming);
    return countGuess(db, { address, password, at: c.req.path }, async () => {
      await next();
      return c.error instanceof Failure && c.error.code === 'incorrect_video_password';
    });
  });
