import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import * as z from 'zod';

import { identify, optionalUser } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { parse } from '../platform/http.ts';
import { attachment } from '../platform/http/attachment.ts';
import { findTorrentFile, type TorrentFile } from './torrent-file.ts';

type Node = { db: Db; publicUrl: URL };

/** The `.torrent` files, to open and to keep. */
export const distributionRoutes = (node: Node) =>
  new Hono()
    .route(
      '/lazy-static/torrents',
      torrentRoutes(node, () => ({})),
    )
    .route('/download/torrents', torrentRoutes(node, kept));

const OfTorrent = parse('param', z.object({ name: z.string().max(60) }));

const torrentRoutes = (node: Node, extraHeaders: (torrent: TorrentFile) => Headers) =>
  new Hono()
    .use(cors({ origin: '*' }))
    .use(identify(node))
    .use(etag())
    .get('/:name', OfTorrent, optionalUser, async (c) => {
      const torrent = await findTorrentFile(node, c.req.valid('param').name, c.var.user);
      return c.body(new Uint8Array(torrent.bytes), 200, {
        'content-type': 'application/x-bittorrent',
        'cache-control': torrent.isOpen ? 'public, no-cache' : 'private, no-store', // it goes with its video
        'x-content-type-options': 'nosniff',
        ...extraHeaders(torrent),
      });
    });

type Headers = Record<string, string>;

const kept = ({ title, ending }: TorrentFile): Headers => ({
  'content-disposition': attachment(title, ending),
});
