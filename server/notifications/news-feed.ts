import type { Database } from '../platform/db.ts';
import { Failure } from '../platform/errors.ts';
import { NOTIFICATION_NEWS } from './queries.ts';

const MAX_STREAMS = 5_000;
const MAX_STREAMS_PER_USER = 10;

/** What one stream waits for. */
export type News = {
  /** Resolves when there are news since the last call, or after some seconds: to whether there are. */
  next: (seconds: number) => Promise<boolean>;
  wake: () => void;
  close: () => void;
};

/** Wakes the streams of users in this process when any process has told them something: one LISTEN for all. */
export async function openNewsFeed({ listen }: Pick<Database, 'listen'>) {
  const streams = new Map<number, Set<News>>();
  let open = 0;
  await listen(NOTIFICATION_NEWS, (payload) => {
    const users = payload === '' ? streams.keys() : payload.split(' ').map(Number);
    for (const userId of users) for (const news of streams.get(userId) ?? []) news.wake();
  });

  return {
    /** Follows a user's news until closed. Fails with `rate_limited` when they have too many streams open. */
    follow(userId: number): News {
      const own = streams.get(userId) ?? new Set();
      if (own.size >= MAX_STREAMS_PER_USER)
        throw new Failure('rate_limited', 'Too many streams are open for this account.');
      if (open >= MAX_STREAMS)
        throw new Failure('unavailable', 'Too many follow their notifications just now.');
      const news = createNews(() => {
        if (!own.delete(news)) return;
        open--;
        if (own.size === 0) streams.delete(userId);
      });
      streams.set(userId, own.add(news));
      open++;
      return news;
    },
  };
}

function createNews(close: () => void): News {
  let isDue = false;
  let resolve: (() => void) | undefined;
  return {
    async next(seconds) {
      if (!isDue) {
        const rung = Promise.withResolvers<void>();
        resolve = rung.resolve;
        const timer = setTimeout(rung.resolve, seconds * 1000);
        await rung.promise;
        clearTimeout(timer);
      }
      const wasDue = isDue;
      isDue = false;
      return wasDue;
    },
    wake() {
      isDue = true;
      resolve?.();
    },
    close,
  };
}
