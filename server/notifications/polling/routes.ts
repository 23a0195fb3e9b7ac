import { Hono } from 'hono';
import * as z from 'zod';

import type { Origin } from '../../catalog/index.ts';
import { findViewer } from '../../identity/index.ts';
import type { Database, Db } from '../../platform/db.ts';
import { invalid } from '../../platform/errors.ts';
import { limitBody, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { openNewsFeed } from '../news-feed.ts';
import { present } from '../present.ts';
import { newestId, notificationsAfter } from '../queries.ts';
import type { Reader } from '../subjects.ts';
import {
  CLOSED,
  connectedPacket,
  MAX_PAYLOAD_BYTES,
  newsPacket,
  openPacket,
  payloadOf,
  PING,
  PING_SECONDS,
  readPayload,
} from './packets.ts';
import { openSessions, type Session } from './sessions.ts';

type Node = { database: Database; publicUrl: Origin };

const tag = 'My Notifications';
const mediaType = 'text/plain';
const PATH = '/socket.io';

const Asked = z.object({
  EIO: z.literal('4'),
  transport: z.literal('polling'),
  accessToken: z.string().max(200),
  sid: z.uuid().optional(),
});

/** New notifications, live, for clients that follow them as PeerTube's do: by Socket.IO, in its namespace for them. */
export async function pollingRoutes({ database, publicUrl: node }: Node) {
  const { db } = database;
  const feed = await openNewsFeed(database);
  const sessions = openSessions();
  const find = (sid: string | undefined, { id }: Reader) => {
    const session = sid === undefined ? undefined : sessions.find(sid, id);
    if (!session) throw invalid('sid', 'Should be that of an open session');
    return session;
  };
  return new Hono()
    .get(
      PATH,
      operation('My notifications, live, for Socket.IO', { tag, mediaType }),
      parse('query', Asked),
      async (c) => {
        const { sid, accessToken } = c.req.valid('query');
        const reader = await readerOf(db, accessToken);
        if (sid !== undefined) {
          const packets = await newsOf({ db, node, reader, sessions }, find(sid, reader));
          return c.text(payloadOf(packets));
        }
        const last = await newestId(db, reader.id);
        const news = feed.follow(reader.id);
        return c.text(openPacket(sessions.open({ userId: reader.id, news, last }).sid));
      },
    )
    .post(
      PATH,
      operation('Say something by Socket.IO', { tag, mediaType }),
      limitBody(MAX_PAYLOAD_BYTES),
      parse('query', Asked),
      async (c) => {
        const { sid, accessToken } = c.req.valid('query');
        const session = find(sid, await readerOf(db, accessToken));
        for (const said of readPayload(await c.req.text())) {
          if (said === 'leave') sessions.close(session.sid);
          if (said === 'connect') join(session);
        }
        return c.text('ok');
      },
    );
}

/** Fails with `invalid_token` for a token that is not alive. */
const readerOf = async (db: Db, token: string): Promise<Reader> =>
  (await findViewer(db, { headers: { authorization: `Bearer ${token}` } }))!;

function join(session: Session) {
  session.isJoined = true;
  session.waiting.push(connectedPacket(session.sid));
  session.news.wake();
}

type Asking = {
  db: Db;
  node: Origin;
  reader: Reader;
  sessions: Pick<ReturnType<typeof openSessions>, 'isOpen'>;
};

/** What a client has not heard yet, once there is something; after some seconds, that it is still heard. */
async function newsOf(asking: Asking, session: Session): Promise<string[]> {
  while (asking.sessions.isOpen(session.sid)) {
    const packets = await take(asking, session);
    if (packets.length > 0) return packets;
    if (!(await session.news.next(PING_SECONDS))) return [PING];
  }
  return [CLOSED];
}

async function take({ db, node, reader }: Asking, session: Session): Promise<string[]> {
  const packets = session.waiting.splice(0);
  if (!session.isJoined) return packets;
  const rows = await notificationsAfter(db, reader.id, session.last);
  session.last = rows.at(-1)?.id ?? session.last;
  return [...packets, ...(await present(db, node, rows, reader)).map(newsPacket)];
}
