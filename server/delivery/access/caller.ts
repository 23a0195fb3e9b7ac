import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import { findViewer, isSessionAlive } from '../../identity/index.ts';
import { type Cache, createCache } from '../../platform/cache.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { sessionOfToken } from './file-token.ts';
import { createGuesses } from './guesses.ts';

type Viewer = Awaited<ReturnType<typeof findViewer>>;

/** Who asks for media, and what they show for it. */
export type Caller = {
  viewer: Viewer;
  /** They showed credentials that open nothing: they may not know yet that their session has ended. */
  isDead: boolean;
  password: string | undefined;
  token: string | undefined;
  /** Says how it went with the password. Fails with `rate_limited` where too many were wrong. */
  tried: (videoUuid: string, isWrong: boolean) => Promise<void>;
};

const REMEMBERED_SECONDS = 5; // a session that has ended opens nothing for longer than this

/** Tells who asks. A player sends the same credentials with every byte range, so they are looked up now and then only. */
export function createCallers({ db }: { db: Db }) {
  const viewers: Cache<Shown> = createCache({
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

  const find = async (request: IncomingMessage): Promise<Shown> => {
    const { authorization, cookie } = request.headers;
    if (authorization === undefined && cookie === undefined) return NOTHING;
    const key = createHash('sha256').update(JSON.stringify([authorization, cookie]));
    return viewers.remember(key.digest('base64'), () => findShown(db, request));
  };

  const guesses = createGuesses({ db });

  return {
    async identify(request: IncomingMessage, query: URLSearchParams): Promise<Caller> {
      const password = [request.headers['x-peertube-video-password'] ?? []].flat()[0];
      const address = callerAddress(request);
      return {
        ...(await find(request)),
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

type Shown = Pick<Caller, 'viewer' | 'isDead'>;

const NOTHING: Shown = { viewer: undefined, isDead: false };

/** Dead credentials are none: what is public stays open to whoever sends them. */
async function findShown(db: Db, { headers }: IncomingMessage): Promise<Shown> {
  try {
    return { viewer: await findViewer(db, { method: 'GET', headers }), isDead: false };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { viewer: undefined, isDead: true };
  }
}
