import type { Origin } from '../catalog/index.ts';
import { findCallersSession, isSessionAlive } from '../identity/index.ts';
import type { Database } from '../platform/db.ts';
import { admit, type Namespace, type Socket } from '../platform/http/socket-io.ts';
import type { Log } from '../platform/log.ts';
import { openNewsFeed } from './news-feed.ts';
import { tellNews } from './tell-news.ts';

interface Given {
  database: Database;
  log: Log;
  publicUrl: Origin;
  namespace: Namespace;
}

/** New notifications, live, for clients that follow them as PeerTube's do: by Socket.IO, with their token in the query. */
export async function openNewsSockets({ database, log, publicUrl: node, namespace }: Given) {
  const { db } = database;
  const feed = await openNewsFeed(database);
  const find = ({ query }: Socket['handshake']) =>
    findCallersSession(db, {
      headers: { authorization: `Bearer ${String(query['accessToken'])}` },
    });
  admit(namespace, find, 'Invalid token');
  namespace.on('connection', (socket) => {
    const { user: reader, id } = socket.data;
    const isSignedIn = () => isSessionAlive(db, id);
    const follow = async () => {
      const news = feed.follow(reader.id);
      socket.once('disconnect', news.wake);
      await tellNews(listenerAt(socket), { db, node, news, reader, isSignedIn });
    };
    follow()
      .catch((error: unknown) => log.warn({ error: String(error) }, 'somebody hears no news'))
      .finally(() => socket.disconnect(true));
  });
}

const listenerAt = (socket: Socket) => ({
  isGone: () => !socket.connected,
  notification: (notification: object) => socket.emit('new-notification', notification),
  unread: () => {},
  nothing: () => {},
});
