import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import type { Mail } from '../../platform/mail.ts';
import { operation } from '../../platform/operation.ts';
import { findHomepage } from '../homepage/homepage.ts';
import { aboutJson } from './about-json.ts';
import { About, PublicConfig } from './answers.ts';
import { configJson } from './config-json.ts';
import { changeConfig, instanceConfig, resetConfig } from './config.ts';
import { CustomConfig } from './custom-config.ts';
import { maySignUp } from './may-sign-up.ts';

const tag = 'Config';
const NO_IMAGES = { avatars: [], banners: [], logo: [] };

type Node = { db: Db; publicUrl: URL; mail: Pick<Mail, 'enabled'> };

/** What this node is and allows, and the administrator's hand on it. */
export const configRoutes = ({ db, publicUrl: { host }, mail }: Node) =>
  new Hono()
    .get(
      '/config',
      operation('What clients may do here', { tag, answer: PublicConfig }),
      async (c) => {
        const config = await instanceConfig(db);
        const here = {
          host,
          sendsMail: mail.enabled,
          maySignUp: await maySignUp(db, config),
          hasHomepage: (await findHomepage(db)) !== undefined,
          images: NO_IMAGES,
        };
        return c.json(configJson(config, here));
      },
    )
    .get(
      '/config/about',
      operation('Who runs this node and how', { tag, answer: About }),
      async (c) => c.json(aboutJson(await instanceConfig(db), { avatars: [], banners: [] })),
    )
    .get(
      '/config/custom',
      operation('All settings', { tag, answer: CustomConfig }),
      requireRole('administrator'),
      async (c) => c.json(await instanceConfig(db)),
    )
    .put(
      '/config/custom',
      operation('Change settings; what is not given stays', { tag, answer: CustomConfig }),
      requireRole('administrator'),
      parse('json', z.looseObject({})),
      async (c) => c.json(await changeConfig(db, c.var.user.id, c.req.valid('json'))),
    )
    .delete(
      '/config/custom',
      operation('Back to the default settings', { tag, status: 204 }),
      requireRole('administrator'),
      async (c) => {
        await resetConfig(db, c.var.user.id);
        return c.body(null, 204);
      },
    );
