import { Hono } from 'hono';
import * as z from 'zod';

import { accountJson, AnyId, channelSummary, type Origin } from '../../catalog/index.ts';
import { requireRole, requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { pageQuery } from '../../platform/page-query.ts';
import { ReviewedCommentsAnswer } from '../answers.ts';
import { searchField, several, unbracketed } from '../page.ts';
import { commentUrl } from './comment-json.ts';
import {
  countReviewed,
  type Review,
  type ReviewedRow,
  tagsShownTo,
  reviewedComments,
} from './review-queries.ts';
import { ownReviewed, reviewedOf } from './reviewed.ts';

type Node = { db: Db; publicUrl: Origin };

const flag = z.stringbool().optional();
const number = z.coerce.number().int().min(1).max(2_147_483_647).optional();

const ReviewQuery = pageQuery(['createdAt'], '-createdAt').extend({
  search: searchField,
  searchAccount: searchField,
  searchVideo: searchField,
  videoId: AnyId.optional(),
  videoChannelId: number,
  autoTagOneOf: several(z.string().min(1).max(500)),
  isHeldForReview: flag,
});
const OwnQuery = ReviewQuery.extend({ includeCollaborations: flag });
const NodeQuery = ReviewQuery.extend({ isLocal: flag, onLocalVideo: flag, includeMuted: flag });

const answer = ReviewedCommentsAnswer;

/** Comments over many videos, for those who answer for them: the owner of the videos, and the node's moderators. */
export const reviewRoutes = ({ db, publicUrl: node }: Node) =>
  new Hono()
    .get(
      '/users/me/videos/comments',
      operation('Comments on my videos', { tag: 'Comments', answer }),
      requireUser,
      parse('query', unbracketed(OwnQuery)),
      async (c) => {
        const query = c.req.valid('query');
        const { user } = c.var;
        const of = await ownReviewed(db, query, user);
        const { accountId } = user;
        const { includeCollaborations: withCollaborations = false } = query;
        const review = { ...query, ...of, onVideosOf: { accountId, withCollaborations } };
        return c.json(
          await readReviewed(db, node, { ...review, heardBy: { viewer: user } }, query),
        );
      },
    )
    .get(
      '/videos/comments',
      operation('Comments on this node', { tag: 'Comments', answer }),
      requireRole('moderator'),
      parse('query', unbracketed(NodeQuery)),
      async (c) => {
        const { includeMuted = true, ...query } = c.req.valid('query');
        const of = await reviewedOf(db, query);
        const heardBy = includeMuted ? undefined : { viewer: c.var.user };
        return c.json(await readReviewed(db, node, { ...query, ...of, heardBy }, query));
      },
    );

async function readReviewed(
  db: Db,
  node: Origin,
  review: Review,
  page: Parameters<typeof reviewedComments>[2],
) {
  const [rows, total] = await Promise.all([
    reviewedComments(db, review, page),
    countReviewed(db, review),
  ]);
  return listOf(
    rows.map((row) => reviewedJson(node, row, row.comment[tagsShownTo(review)])),
    total,
  );
}

/** A comment as reviewers see it (contract § VideoCommentForOwnerOrAdmin). */
const reviewedJson = (
  node: Origin,
  { comment, account, userId, video, channel }: ReviewedRow,
  automaticTags: string[],
) => ({
  id: comment.id,
  url: commentUrl(node, video.uuid, comment),
  text: comment.text,
  threadId: comment.threadId ?? comment.id,
  inReplyToCommentId: comment.inReplyToId,
  videoId: comment.videoId,
  createdAt: comment.createdAt,
  updatedAt: comment.updatedAt,
  heldForReview: comment.heldForReview,
  automaticTags,
  video: { ...video, channel: channelSummary(node, channel) },
  account: accountJson(node, account, userId),
});
