import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';

import type { Db } from '../../platform/db.ts';
import { forbidden } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import type { Mail } from '../../platform/mail.ts';
import { operation } from '../../platform/operation.ts';
import { callerOf, countAttempt } from '../../platform/rate-limit.ts';
import { ContactMessage, keepMessage, requireContactForm } from './contact.ts';

const MESSAGES = { name: 'contact', attempts: 3, windowSeconds: 3_600 };

/** A form for visitors, as often as three times an hour. */
export const contactRoutes = (node: { db: Db; mail: Mail }) =>
  new Hono<{ Bindings: HttpBindings }>().post(
    '/server/contact',
    operation('Write to the administrators', { tag: 'Contact', status: 204 }),
    parse('json', ContactMessage),
    async (c) => {
      await requireContactForm(node);
      const caller = callerOf(callerAddress(c.env.incoming));
      await countAttempt(node.db, MESSAGES, caller).catch(() => {
        throw forbidden('You wrote to the administrators a short while ago.'); // the contract's status for it
      });
      await keepMessage(node.db, c.req.valid('json'));
      return c.body(null, 204);
    },
  );
