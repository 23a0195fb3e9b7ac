import type { SSEStreamingApi } from 'hono/streaming';

import type { Origin } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import type { News } from './news-feed.ts';
import { present } from './present.ts';
import { countNotifications, newestId, notificationsAfter } from './queries.ts';
import type { Reader } from './subjects.ts';

const CHECK_SECONDS = 5; // a session that has ended closes its streams within this time

type Following = {
  db: Db;
  node: Origin;
  news: News;
  reader: Reader;
  isSignedIn: () => Promise<boolean>;
};

/**
 * Sends how many notifications are unread, at once and when it changes, and each new notification, until the session
 * ends or nobody listens any more.
 */
export async function streamNews(
  stream: SSEStreamingApi,
  { db, node, news, reader, isSignedIn }: Following,
): Promise<void> {
  stream.onAbort(news.wake);
  try {
    const told = { last: await newestId(db, reader.id), unread: -1 };
    for (let due = true; !stream.aborted && (await isSignedIn());) {
      if (due) await sendNews(stream, { db, node, reader }, told);
      else await stream.write(':\n\n'); // proxies cut what is silent for long
      due = await news.next(CHECK_SECONDS);
    }
  } finally {
    news.close();
  }
}

async function sendNews(
  stream: SSEStreamingApi,
  { db, node, reader }: Pick<Following, 'db' | 'node' | 'reader'>,
  told: { last: number; unread: number },
) {
  const rows = await notificationsAfter(db, reader.id, told.last);
  for (const notification of await present(db, node, rows, reader)) {
    await stream.writeSSE({ event: 'notification', data: JSON.stringify(notification) });
  }
  told.last = rows.at(-1)?.id ?? told.last;
  const unread = await countNotifications(db, reader.id, { unread: true });
  if (unread !== told.unread) {
    await stream.writeSSE({ event: 'unread', data: JSON.stringify({ unread }) });
    told.unread = unread;
  }
}
