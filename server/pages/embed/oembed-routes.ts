import { Hono } from 'hono';
import { cors } from 'hono/cors';
import * as z from 'zod';

import { AnyId } from '../../catalog/index.ts';
import { Failure, invalid, notFound } from '../../platform/errors.ts';
import { check, parse } from '../../platform/http.ts';
import type { Finds } from '../finds.ts';
import { parsePageUrl } from '../page-path.ts';
import { playlistOembed, videoOembed } from './oembed.ts';

const pixels = z.coerce.number().int().min(1).max(10_000).optional();
const Query = z.object({
  url: z.url({ protocol: /^https?$/, error: 'Should be the address of a page' }).max(2_000),
  format: z.enum(['json', 'xml']).default('json'),
  maxwidth: pixels,
  maxheight: pixels,
});

/** Tells other sites how to show a video or a playlist that a link leads to (oEmbed 1.0; contract § services/oembed). */
export const oembedRoutes = ({ publicUrl: node, finds }: { publicUrl: URL; finds: Finds }) =>
  new Hono().get('/services/oembed', cors({ origin: '*' }), parse('query', Query), async (c) => {
    const { url, format, ...limits } = c.req.valid('query');
    if (format !== 'json') throw new Failure('not_implemented', 'oEmbed is told as JSON here.');
    const asked = { node, address: new URL(url), limits };
    const page = parsePageUrl(url, node);
    const pageId = idOf(page);
    if (page?.kind === 'video') {
      const video = await finds.video(pageId);
      if (!video?.isEmbeddable) throw notFound('Video');
      return c.json(videoOembed(asked, video), 200, KEPT);
    }
    if (page?.kind === 'playlist') {
      const playlist = await finds.playlist(pageId);
      if (!playlist) throw notFound('Playlist');
      return c.json(playlistOembed(asked, playlist), 200, KEPT);
    }
    throw invalid('url', 'Should be the page of a video or a playlist of this node');
  });

const idOf = (page: ReturnType<typeof parsePageUrl>) =>
  page && 'id' in page ? check(z.object({ url: AnyId }), { url: page.id }).url : '';

const KEPT = { 'cache-control': 'max-age=60' };
