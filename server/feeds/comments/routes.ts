import { Hono } from 'hono';
import * as z from 'zod';

import { findVideoHead } from '../../catalog/index.ts';
import { invalid, notFound } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { iconOf } from '../about.ts';
import { answerFeed, type Node } from '../answer.ts';
import type { About } from '../feed.ts';
import { chooseFormat, FeedFile, Format } from '../formats/format.ts';
import { findScope, SCOPE } from '../scope.ts';
import { COUNT } from '../videos/video-feed.ts';
import { summaryOf } from '../videos/video-items.ts';
import { commentItem } from './comment-items.ts';
import { type CommentScope, newestComments } from './comment-queries.ts';

const MAX_START = 1_000;

const CommentFeedQuery = z.object({
  ...SCOPE,
  videoId: z.string().max(36).optional(),
  start: z.coerce.number().int().min(0).max(MAX_START).default(0),
  count: COUNT,
  format: Format.optional(),
});

/** New comments: on a video, on those of an account or a channel, or on all (contract § getSyndicatedComments). */
export const commentFeedRoutes = (node: Node) =>
  new Hono().get(
    '/feeds/:format{video-comments(?:\\..*)?}',
    parse('param', FeedFile),
    parse('query', CommentFeedQuery),
    async (c) => {
      const { format: asked, start, count, ...of } = c.req.valid('query');
      const format = chooseFormat(c, asked ?? c.req.valid('param').format);
      if (of.videoId && (of.videoChannelId ?? of.videoChannelName) !== undefined) {
        throw invalid('videoId', 'Should not be asked for together with a channel');
      }
      return answerFeed(c, node, format, 'video-comments', async () => {
        const { about, ...scope } = await findCommentScope(node, of);
        const rows = await newestComments(node.db, scope, { start, count });
        return { about, items: rows.map((row) => commentItem(node.publicUrl, row)) };
      });
    },
  );

type Of = Pick<z.output<typeof CommentFeedQuery>, keyof typeof SCOPE | 'videoId'>;

async function findCommentScope(
  node: Node,
  { videoId: id, ...whose }: Of,
): Promise<CommentScope & { about: About }> {
  if (id === undefined) return findScope(node, whose);
  const video = await findVideoHead(node.db, id);
  if (!video?.isListed) throw notFound('Video');
  const { origin } = node.publicUrl;
  const about = {
    title: video.name,
    description: summaryOf(video.description) ?? '',
    link: `${origin}/videos/watch/${video.uuid}`,
    picture: video.thumbnail
      ? `${origin}/lazy-static/${video.thumbnail.key}`
      : iconOf(node.publicUrl),
  };
  return { about, videoId: video.id };
}
