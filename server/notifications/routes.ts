import { Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';

import type { Origin } from '../catalog/index.ts';
import {
  changeNotificationSettings,
  isSessionAlive,
  NotificationSettingsForm,
  requireUser,
} from '../identity/index.ts';
import type { Database } from '../platform/db.ts';
import { parse } from '../platform/http.ts';
import { operation } from '../platform/operation.ts';
import { Notifications } from './answers.ts';
import { NotificationsQuery, ReadForm } from './forms.ts';
import { openNewsFeed } from './news-feed.ts';
import { notificationList } from './present.ts';
import { markRead } from './queries.ts';
import { tellNews } from './tell-news.ts';

type Node = { database: Database; publicUrl: Origin };

const tag = 'My Notifications';

/** What a user is told of what happens here. */
export const notificationRoutes = async (node: Node) =>
  new Hono()
    .route('/', listRoutes(node))
    .route('/', readRoutes(node))
    .route('/', await liveRoutes(node));

const listRoutes = ({ database: { db }, publicUrl }: Node) =>
  new Hono()
    .get(
      '/users/me/notifications',
      operation('My notifications', { tag, answer: Notifications }),
      requireUser,
      parse('query', NotificationsQuery),
      async (c) => c.json(await notificationList(db, publicUrl, c.var.user, c.req.valid('query'))),
    )
    .put(
      '/users/me/notification-settings',
      operation('Choose how I hear of what', { tag, status: 204 }),
      requireUser,
      parse('json', NotificationSettingsForm),
      async (c) => {
        await changeNotificationSettings(db, c.var.user.id, c.req.valid('json'));
        return c.body(null, 204);
      },
    );

const readRoutes = ({ database: { db } }: Node) =>
  new Hono()
    .post(
      '/users/me/notifications/read',
      operation('Mark some of my notifications as read', { tag, status: 204 }),
      requireUser,
      parse('json', ReadForm),
      async (c) => {
        await markRead(db, c.var.user.id, c.req.valid('json').ids);
        return c.body(null, 204);
      },
    )
    .post(
      '/users/me/notifications/read-all',
      operation('Mark all my notifications as read', { tag, status: 204 }),
      requireUser,
      async (c) => {
        await markRead(db, c.var.user.id);
        return c.body(null, 204);
      },
    );

async function liveRoutes({ database, publicUrl }: Node) {
  const { db } = database;
  const feed = await openNewsFeed(database);
  return new Hono().get(
    '/users/me/notifications/stream',
    operation('My notifications, live', { tag, mediaType: 'text/event-stream' }),
    requireUser,
    (c) => {
      const { user: reader, session } = c.var;
      const isSignedIn = () => isSessionAlive(db, session.id);
      const news = feed.follow(reader.id);
      c.header('x-accel-buffering', 'no'); // a proxy in front must pass every event on at once
      return streamSSE(c, (stream) => {
        stream.onAbort(news.wake);
        const following = { db, node: publicUrl, news, reader, isSignedIn };
        return tellNews(listenerAt(stream), following);
      });
    },
  );
}

const listenerAt = (stream: SSEStreamingApi) => ({
  isGone: () => stream.aborted,
  notification: (notification: object) =>
    stream.writeSSE({ event: 'notification', data: JSON.stringify(notification) }),
  unread: (unread: number) =>
    stream.writeSSE({ event: 'unread', data: JSON.stringify({ unread }) }),
  nothing: () => stream.write(':\n\n'), // proxies cut what is silent for long
});
