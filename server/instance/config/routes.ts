import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { instanceImages } from '../pictures/json.ts';
import { instancePictures } from '../pictures/pictures.ts';
import { aboutJson } from './about-json.ts';
import { About, PublicConfig } from './answers.ts';
import { changeConfig, instanceConfig, resetConfig } from './config.ts';
import { CustomConfig } from './custom-config.ts';
import { publicConfig, type Node } from './public-config.ts';

const tag = 'Config';

/** What this node is and allows, and the administrator's hand on it. */
export const configRoutes = (node: Node) =>
  new Hono()
    .get(
      '/config',
      operation('What clients may do here', { tag, answer: PublicConfig }),
      async (c) => c.json(await publicConfig(node)),
    )
    .get(
      '/config/about',
      operation('Who runs this node and how', { tag, answer: About }),
      async (c) => {
        const { avatars, banners } = instanceImages(
          node.publicUrl,
          await instancePictures(node.db),
        );
        return c.json(aboutJson(await instanceConfig(node.db), { avatars, banners }));
      },
    )
    .get(
      '/config/custom',
      operation('All settings', { tag, answer: CustomConfig }),
      requireRole('administrator'),
      async (c) => c.json(await instanceConfig(node.db)),
    )
    .put(
      '/config/custom',
      operation('Change settings; what is not given stays', { tag, answer: CustomConfig }),
      requireRole('administrator'),
      parse('json', z.looseObject({})),
      async (c) => c.json(await changeConfig(node, c.var.user.id, c.req.valid('json'))),
    )
    .delete(
      '/config/custom',
      operation('Back to the default settings', { tag, answer: CustomConfig }),
      requireRole('administrator'),
      async (c) => c.json(await resetConfig(node.db, c.var.user.id)),
    );
