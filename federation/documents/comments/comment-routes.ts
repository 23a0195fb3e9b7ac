import { Hono } from 'hono';

import { createActivity } from '../../vocabulary/activities.ts';
import { commentsUrl, commentUrl, videoUrl } from '../../vocabulary/urls.ts';
import { type Found, show } from '../answer.ts';
import type { Node } from '../node.ts';
import { numberOf } from '../number.ts';
import { collection, pageOf } from '../paging.ts';
import { findCommentAnnounces } from '../videos/announces.ts';
import type { KnownVideo } from '../videos/known-video-queries.ts';
import { openAnyVideo, openVideo } from '../videos/video-routes.ts';
import { findCommentsPage } from './comment-queries.ts';
import { findApproval, findCommentObject } from './comment.ts';

const COMMENT = { what: 'Video comment', context: 'Comment' } as const;
const APPROVAL = { what: 'Video comment', context: 'ApproveReply' } as const;
const BOOSTS = { what: 'Video comment', context: 'Plain' } as const;
const COMMENTS = { what: 'Video', context: 'Plain' } as const;
const BASE = '/videos/watch/:id/comments';

type FindOfComment = (...of: Parameters<typeof findCommentObject>) => Promise<Found>;

/** The comments under a video, and each of them. */
export function commentRoutes(node: Node) {
  const { db } = node;
  const ofVideo = openVideo(node);
  const ofComment = (find: FindOfComment) =>
    openAnyVideo(node)((video, c) =>
      find(db, node, { videoUuid: video.uuid, id: numberOf(c.req.param('commentId')) }),
    );

  const announces = openAnyVideo(node)((video, c) => {
    const of = { videoUuid: video.uuid, id: numberOf(c.req.param('commentId')) };
    return findCommentAnnounces(db, node, of, pageOf(c.req.query()));
  });

  return new Hono()
    .get(
      BASE,
      show(
        COMMENTS,
        ofVideo((video, c) => commentsOf(node, video, pageOf(c.req.query()))),
      ),
    )
    .get(`${BASE}/:commentId`, show(COMMENT, ofComment(findCommentObject)))
    .get(`${BASE}/:commentId/activity`, show(COMMENT, ofComment(findCreation)))
    .get(`${BASE}/:commentId/approve-reply`, show(APPROVAL, ofComment(findApproval)))
    .get(`${BASE}/:commentId/announces`, show(BOOSTS, announces));
}

/** By which a comment came to be; undefined of one of another node, or that is no more. */
async function findCreation(...of: Parameters<typeof findCommentObject>) {
  const comment = await findCommentObject(...of);
  return comment && 'attributedTo' in comment
    ? createActivity(comment.attributedTo, comment)
    : undefined;
}

function commentsOf({ db, publicUrl }: Node, video: KnownVideo, page: number | undefined) {
  const url = videoUrl(publicUrl.origin, video.uuid);
  return collection(
    commentsUrl(url),
    page,
    (range) => findCommentsPage(db, video.id, range),
    (comment) => comment.url ?? commentUrl(url, comment.id),
  );
}
