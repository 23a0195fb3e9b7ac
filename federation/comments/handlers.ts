import { findVideo } from '../../server/catalog/index.ts';
import { approveComment, findCommentByUrl } from '../../server/engagement/index.ts';
import { forbidden } from '../../server/platform/errors.ts';
import { isVideoOf } from '../deletions/queries.ts';
import { burialOf } from '../deletions/tombstones.ts';
import { fetchObject } from '../fetch/fetch-object.ts';
import { type Handler, type Handling, Ignored, type Received } from '../inbox/handling.ts';
import { mayGoOn, passOn } from '../inbox/pass-on.ts';
import { FirstReference } from '../vocabulary/incoming/common.ts';
import { keepNote, placeOf, readNote } from './keep-note.ts';

/**
 * Somebody of another node comments, or changes what they wrote. It may be about a video of any node, if this one knows it. One
 * of which it was said that it is gone is fetched from where it is: word of it may be late.
 */
export const takeNote: Handler = async (node, received) => {
  const { activity, signer, isForwarded } = received;
  const said = readNote(activity.object, activity);
  if (said.attributedTo !== signer.url) throw forbidden('It is somebody else’s.');
  const wasGone = (await burialOf(node.db, said.id)) !== undefined;
  const note = isForwarded || wasGone ? readNote(await fetchObject(node, said.id)) : said;
  if (note.id !== said.id || note.attributedTo !== signer.url)
    throw forbidden('It is another note.');
  const place = await placeOf(node, note.inReplyTo);
  if (!place) throw new Ignored('it answers nothing that is known here');
  const { comment } = await keepNote(node, note, place, signer);
  if (!comment.heldForReview && !comment.deletedAt) await passOnAbout(node, received, comment);
};

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
  if (!(await approveComment(node.db, comment))) throw new Ignored('it stands already');
};
