import { Hono } from 'hono';
import * as z from 'zod';

import { accountSummary, ListOf, type Origin } from '../../catalog/index.ts';
import { requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { AbuseMessage, CreatedMessage } from './answers.ts';
import { NewMessage } from './form.ts';
import { findDiscussed, postMessage, removeMessage } from './message.ts';
import { messagesOf } from './queries.ts';

const tag = 'Abuses';
const id = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1);
const OfAbuse = z.object({ abuseId: id });
const OfMessage = z.object({ abuseId: id, messageId: id });

/** What a reporter and the moderators say to each other. */
export const messageRoutes = ({ db, publicUrl: node }: { db: Db; publicUrl: Origin }) =>
  new Hono()
    .get(
      '/abuses/:abuseId/messages',
      operation('What was said about a report', { tag, answer: ListOf(AbuseMessage) }),
      requireUser,
      parse('param', OfAbuse),
      async (c) => {
        const { id: abuseId } = await findDiscussed(db, c.var.user, c.req.valid('param').abuseId);
        const messages = (await messagesOf(db, abuseId)).map(({ message, account }) => ({
          id: message.id,
          message: message.message,
          byModerator: message.byModerator,
          createdAt: message.createdAt,
          account: account && accountSummary(node, account),
        }));
        return c.json(listOf(messages, messages.length));
      },
    )
    .post(
      '/abuses/:abuseId/messages',
      operation('Say something about a report', { tag, answer: CreatedMessage }),
      requireUser,
      parse('param', OfAbuse),
      parse('json', NewMessage),
      async (c) => {
        const { abuseId } = c.req.valid('param');
        const messageId = await postMessage(db, c.var.user, abuseId, c.req.valid('json').message);
        return c.json({ abuseMessage: { id: messageId } });
      },
    )
    .delete(
      '/abuses/:abuseId/messages/:messageId',
      operation('Delete a message about a report', { tag, status: 204 }),
      requireUser,
      parse('param', OfMessage),
      async (c) => {
        const { abuseId, messageId } = c.req.valid('param');
        await removeMessage(db, c.var.user, abuseId, messageId);
        return c.body(null, 204);
      },
    );
