import type { SSEStreamingApi } from 'hono/streaming';

import type { Db } from '../../platform/db.ts';
import type { ProgressFeed } from './feed.ts';
import { isOver, readProgress } from './json.ts';

const POLL_SECONDS = 5; // a lost notification costs this much, no more
const KEEP_ALIVE_SECONDS = 15; // proxies cut what is silent for longer

type Source = {
  db: Db;
  feed: ProgressFeed;
  /** Whether the listener's session goes on. */
  isWelcome: () => Promise<boolean>;
};

/**
 * Sends how far a video is, at once and at every change, until it is done, held, deleted, nobody listens any more, or the
 * listener's session has ended, which is seen within seconds.
 */
export async function streamProgress(
  stream: SSEStreamingApi,
  { db, feed, isWelcome }: Source,
  video: { id: number; uuid: string },
): Promise<void> {
  const bell = createBell();
  const unfollow = feed.follow(video, bell.ring);
  stream.onAbort(bell.ring);
  const keepAlive = setInterval(() => void stream.write(':\n\n'), KEEP_ALIVE_SECONDS * 1000);
  const poll = setInterval(bell.ring, POLL_SECONDS * 1000);
  try {
    let sent = '';
    while (!stream.aborted && (await isWelcome())) {
      const rung = bell.next(); // before reading, so that no change falls in between
      const progress = await readProgress(db, video.id);
      if (!progress) return;
      const data = JSON.stringify(progress);
      if (data !== sent) await stream.writeSSE({ event: 'progress', data: (sent = data) });
      if (isOver(progress)) return;
      await rung;
    }
  } finally {
    unfollow();
    clearInterval(keepAlive);
    clearInterval(poll);
  }
}

/** Something to wait for that may happen again and again. */
function createBell() {
  let { promise, resolve } = Promise.withResolvers<void>();
  return {
    next: () => promise,
    ring() {
      resolve();
      ({ promise, resolve } = Promise.withResolvers<void>());
    },
  };
}
