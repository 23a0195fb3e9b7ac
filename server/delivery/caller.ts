import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import { findViewer, isSessionAlive } from '../identity/index.ts';
import { type Cache, createCache } from '../platform/cache.ts';
import { callerAddress } from '../platform/caller.ts';
import type { Db } from '../platform/db.ts';
import { Failure } from '../platform/errors.ts';
import { sessionOfToken } from './file-token.ts';
import { createGuesses } from './guesses.ts';

type Viewer = Awaited<ReturnType<typeof findViewer>>;

/** Who asks for media, and what they show for it. */
export type Caller = {
  viewer: Viewer;
  password: string | undefined;
  token: string | undefined;
  /** Says how it went with the password. Fails with `rate_limited` where too many were wrong. */
  tried: (videoUuid: string, isWrong: boolean) => Promise<void>;
};

const REMEMBERED_SECONDS = 5; // a session that has ended opens nothing for longer than this

/** Tells who asks. A player sends the same credentials with every byte range, so they are looked up now and then only. */
export function createCallers({ db }: { db: Db }) {
  const viewers: Cache<{ viewer: Viewer }> = createCache({
    ttlSeconds: REMEMBERED_SECONDS,
    maxKeys: 10_000,
  });

  const living = createCache<{ isAlive: boolean }>({
    ttlSeconds: REMEMBERED_SECONDS,
    maxKeys: 10_000,
  });

  /** The token, unless the session it was given to has ended. */
  const stillGood = async (token: string | undefined): Promise<string | undefined> => {
    const sessionId = token === undefined ? undefined : sessionOfToken(token);
    if (sessionId === undefined) return token;
    const { isAlive } = await living.remember(String(sessionId), async () => ({
      isAlive: await isSessionAlive(db, sessionId),
    }));
    return isAlive ? token : undefined;
  };

  const find = async (request: IncomingMessage): Promise<Viewer> => {
    const { authorization, cookie } = request.headers;
    if (authorization === undefined && cookie === undefined) return undefined;
    const key = createHash('sha256').update(JSON.stringify([authorization, cookie]));
    const { viewer } = await viewers.remember(key.digest('base64'), async () => ({
      viewer: await findOrNobody(db, request),
    }));
    return viewer;
  };

  const guesses = createGuesses({ db });

  return {
    async identify(request: IncomingMessage, query: URLSearchParams): Promise<Caller> {
      const password = [request.headers['x-peertube-video-password'] ?? []].flat()[0];
      const address = callerAddress(request);
      return {
        viewer: await find(request),
        password,
        token: await stillGood(query.get('videoFileToken') ?? undefined),
        tried: (videoUuid, isWrong) => guesses.count({ address, password, videoUuid }, isWrong),
      };
    },
    close() {
      viewers.close();
      living.close();
      guesses.close();
    },
  };
}

export type Callers = ReturnType<typeof createCallers>;

/** Dead credentials are none: what is public stays open to whoever sends them. */
const findOrNobody = (db: Db, { headers }: IncomingMessage): Promise<Viewer> =>
  findViewer(db, { method: 'GET', headers }).catch((error: unknown) => {
    if (error instanceof Failure) return undefined;
    throw error;
  });
