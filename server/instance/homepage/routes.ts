import { Hono } from 'hono';

import { requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { recordAct } from '../audit/record-act.ts';
import { putSetting } from '../queries.ts';
import { findHomepage, Homepage, HOMEPAGE } from './homepage.ts';

const tag = 'Homepage';

/** The first page: read by all, written by administrators. */
export const homepageRoutes = ({ db }: { db: Db }) =>
  new Hono()
    .get(
      '/custom-pages/homepage/instance',
      operation('The first page, as administrators wrote it', { tag, answer: Homepage }),
      async (c) => {
        const content = await findHomepage(db);
        if (content === undefined) throw notFound('Instance homepage');
        return c.json({ content });
      },
    )
    .put(
      '/custom-pages/homepage/instance',
      operation('Write the first page', { tag, status: 204 }),
      requireRole('administrator'),
      parse('json', Homepage),
      async (c) => {
        const page = c.req.valid('json');
        await db.transaction(async (tx) => {
          await putSetting(tx, HOMEPAGE, page);
          await recordAct(tx, {
            userId: c.var.user.id,
            action: 'update',
            subject: { domain: 'homepage' },
            after: page,
          });
        });
        return c.body(null, 204);
      },
    );
