import type { Origin } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import type { News } from './news-feed.ts';
import { present } from './present.ts';
import { countNotifications, newestId, notificationsAfter } from './queries.ts';
import type { Reader } from './subjects.ts';

const CHECK_SECONDS = 5; // a session that has ended hears nothing more within this time

type Following = {
  db: Db;
  node: Origin;
  news: News;
  reader: Reader;
  isSignedIn: () => Promise<boolean>;
};

/** Who hears of news. */
export type Listener = {
  isGone(): boolean;
  notification(notification: object): unknown;
  unread(count: number): unknown;
  /** There has been nothing for some seconds. */
  nothing(): unknown;
};

/**
 * Tells how many notifications are unread, at once and when it changes, and each new notification, until the session
 * ends or nobody listens any more.
 */
export async function tellNews(
  listener: Listener,
  { db, node, news, reader, isSignedIn }: Following,
): Promise<void> {
  try {
    const told = { last: await newestId(db, reader.id), unread: -1 };
    for (let due = true; !listener.isGone() && (await isSignedIn());) {
      if (due) await tellWhatIsNew(listener, { db, node, reader }, told);
      else await listener.nothing();
      due = await news.next(CHECK_SECONDS);
    }
  } finally {
    news.close();
  }
}

async function tellWhatIsNew(
  listener: Listener,
  { db, node, reader }: Pick<Following, 'db' | 'node' | 'reader'>,
  told: { last: number; unread: number },
) {
  const rows = await notificationsAfter(db, reader.id, told.last);
  for (const notification of await present(db, node, rows, reader))
    await listener.notification(notification);
  told.last = rows.at(-1)?.id ?? told.last;
  const unread = await countNotifications(db, reader.id, { unread: true });
  if (unread !== told.unread) await listener.unread(unread);
  told.unread = unread;
}
