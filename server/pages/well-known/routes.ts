import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';

import { instanceConfig, instancePictures } from '../../instance/index.ts';
import { createCache } from '../../platform/cache.ts';
import type { Config } from '../../platform/config.ts';
import type { Db } from '../../platform/db.ts';
import type { Mail } from '../../platform/mail.ts';
import { PROJECT } from '../../platform/project.ts';
import { manifest } from './manifest.ts';
import { nodeInfo, nodeInfoType, type NodeInfoVersion } from './node-info.ts';
import { hostMeta, robotsText, securityText } from './texts.ts';

const DNT_POLICY = join(PROJECT, 'server/pages/well-known/dnt-policy.txt'); // of the EFF, to be served word by word
const COUNTED_SECONDS = 600; // counting all of a big node takes a while

type Node = { db: Db; publicUrl: URL; mail: Mail; config: Pick<Config, 'stunUrls'> };

/** What programs look for at the places where every site has it (RFC 8615). */
export const wellKnownRoutes = (node: Node) =>
  new Hono()
    .use('/.well-known/*', cors({ origin: '*' }))
    .use('/nodeinfo/*', cors({ origin: '*' }))
    .route('/', nodeInfoRoutes(node))
    .get('/.well-known/security.txt', async (c) => {
      const { admin } = await instanceConfig(node.db);
      return text(c, securityText(node.publicUrl, admin.email), 7_200);
    })
    .get('/security.txt', (c) => c.redirect('/.well-known/security.txt', 301)) // where it was before RFC 9116
    .get('/.well-known/change-password', (c) => c.redirect('/my-account/settings'))
    .get('/.well-known/dnt', (c) => c.json({ tracking: 'N' }))
    .get('/.well-known/dnt-policy.txt', async (c) =>
      text(c, await readFile(DNT_POLICY, 'utf8'), 604_800),
    )
    .get('/.well-known/host-meta', (c) =>
      c.body(hostMeta(node.publicUrl), 200, { 'content-type': 'application/xml; charset=utf-8' }),
    )
    .get('/robots.txt', (c) => text(c, robotsText(node.publicUrl), 7_200))
    .get('/manifest.webmanifest', async (c) => {
      const { instance } = await instanceConfig(node.db);
      const { avatar = [] } = await instancePictures(node.db);
      const written = manifest({
        name: instance.name || node.publicUrl.host,
        description: instance.shortDescription,
        language: instance.defaultLanguage,
        pictures: avatar,
      });
      return c.body(JSON.stringify(written), 200, {
        'content-type': 'application/manifest+json; charset=utf-8',
        'cache-control': 'max-age=3600',
      });
    });

function nodeInfoRoutes(node: Node) {
  const kept = createCache<object>({ ttlSeconds: COUNTED_SECONDS, maxKeys: 2 });
  const answer = async (c: Context, version: NodeInfoVersion) => {
    const document = await kept.remember(version, () => nodeInfo(node, version));
    return c.body(JSON.stringify(document), 200, {
      'content-type': nodeInfoType(version),
      'cache-control': `max-age=${COUNTED_SECONDS}`,
    });
  };
  return new Hono()
    .get('/nodeinfo/2.0.json', (c) => answer(c, '2.0'))
    .get('/nodeinfo/2.1.json', (c) => answer(c, '2.1'));
}

const text = (c: Context, body: string, maxAgeSeconds: number) =>
  c.text(body, 200, { 'cache-control': `max-age=${maxAgeSeconds}` });
