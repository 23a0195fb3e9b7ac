import { findVideo } from '../../server/catalog/index.ts';
import {
  approveComment,
  deleteCommentByUrl,
  findCommentByUrl,
} from '../../server/engagement/index.ts';
import { forbidden, notFound } from '../../server/platform/errors.ts';
import { isVideoOf } from '../deletions/queries.ts';
import { keepUnlessGone } from '../deletions/tombstones.ts';
import { fetchObject } from '../fetch/fetch-object.ts';
import { type Handler, type Handling, Ignored, type Received } from '../inbox/handling.ts';
import { mayGoOn, passOn } from '../inbox/pass-on.ts';
import { FirstReference } from '../vocabulary/incoming/common.ts';
import { ForeignTombstone } from '../vocabulary/incoming/tombstone.ts';
import { keepNote, placeOf, readNote } from './keep-note.ts';

/**
 * Somebody of another node comments, or changes what they wrote. It may be about a video of any node, if this one knows it. One
 * of which it was said that it is gone is fetched from where it is: word of it may be late.
 */
export const takeNote: Handler = async (node, received) => {
  const { activity, signer, isForwarded } = received;
  const said = readNote(activity.object, activity);
  if (said.attributedTo !== signer.url) throw forbidden('It is somebody else’s.');
  const { comment } = await keepUnlessGone(node.db, said.id, {
    async keep(wasGone) {
      const note = isForwarded || wasGone ? await fetchNote(node, said.id) : said;
      if (note.id !== said.id || note.attributedTo !== signer.url)
        throw forbidden('It is another note.');
      const place = await placeOf(node, note.inReplyTo);
      if (!place) throw new Ignored('it answers nothing that is known here');
      return keepNote(node, note, place, signer);
    },
    forget: () => deleteCommentByUrl(node.db, said.id),
  });
  if (!comment.heldForReview && !comment.deletedAt) await passOnAbout(node, received, comment);
};

/** Fails with `not_found` also for one of which its node shows no more than that it was there. */
async function fetchNote(node: Handling, url: string) {
  const object = await fetchObject(node, url);
  if (ForeignTombstone.safeParse(object).success) throw notFound('Comment');
  return readNote(object);
}

async function passOnAbout(node: Handling, received: Received, { videoId }: { videoId: number }) {
  if (!mayGoOn(received)) return;
  const found = await findVideo(node.db, videoId);
  if (found) await passOn(node, received, found.video);
}

/** Whose video it is lets a comment stand that waited here for that. */
export const takeApproval: Handler = async (node, { activity, signer }) => {
  const comment = await findCommentByUrl(
    node.db,
    node.publicUrl,
    FirstReference.parse(activity.object),
  );
  if (!comment) throw new Ignored('the comment is not known here');
  if (!(await isVideoOf(node.db, comment.videoId, signer)))
    throw forbidden('The video is somebody else’s.');
  if (!(await approveComment(node.db, comment, activity.id)))
    throw new Ignored('it stands already');
};
