import { randomUUID } from 'node:crypto';

import type { News } from '../news-feed.ts';
import { PING_SECONDS } from './packets.ts';

const FORGOTTEN_SECONDS = 3 * PING_SECONDS; // who is still there asks again at once

/** A client that polls. */
export type Session = {
  sid: string;
  userId: number;
  news: News;
  /** What it is to hear with its next request. */
  waiting: string[];
  /** Whether it has joined the namespace: before, it hears of nothing. */
  isJoined: boolean;
  /** The number of the newest notification it was told of. */
  last: number;
};

/** Those who poll this process, each until it says so or asks no more. How many there may be is the news feed's to say. */
export function openSessions() {
  const open = new Map<string, { session: Session; timer: NodeJS.Timeout }>();

  const close = (sid: string) => {
    const found = open.get(sid);
    if (!found) return;
    open.delete(sid);
    clearTimeout(found.timer);
    found.session.news.close();
    found.session.news.wake();
  };

  return {
    open({ userId, news, last }: Pick<Session, 'userId' | 'news' | 'last'>): Session {
      const sid = randomUUID();
      const session = { sid, userId, news, last, waiting: [], isJoined: false };
      const timer = setTimeout(() => close(sid), FORGOTTEN_SECONDS * 1000).unref();
      open.set(sid, { session, timer });
      return session;
    },
    /** The session of this user; undefined when it is another's, or was closed. */
    find(sid: string, userId: number): Session | undefined {
      const found = open.get(sid);
      if (found?.session.userId !== userId) return undefined;
      found.timer.refresh();
      return found.session;
    },
    isOpen: (sid: string) => open.has(sid),
    close,
  };
}
