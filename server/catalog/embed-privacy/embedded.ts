import type { Db } from '../../platform/db.ts';
import { isGuess } from '../access.ts';
import { findVideo } from '../video-queries.ts';
import { VideoPrivacy, VideoState } from '../video.ts';
import { EmbedPolicy } from './embed-privacy.ts';

const SHOWN: number[] = [
  VideoPrivacy.public,
  VideoPrivacy.unlisted,
  VideoPrivacy.passwordProtected,
];

/**
 * Where a video may be embedded: `domains` is undefined for everywhere. Undefined unless others than its owner may watch
 * it, be it with a password: an embedded player knows nobody who is signed in.
 */
export async function findEmbedded(db: Db, id: string) {
  const found = await findVideo(db, id);
  if (!found || isGuess(id, found.video)) return undefined;
  const { privacy, blocked, state, embedPrivacy, embedDomains } = found.video;
  if (!SHOWN.includes(privacy) || blocked || state === VideoState.transcodingFailed)
    return undefined;
  return {
    domains: embedPrivacy === EmbedPolicy.everywhere ? undefined : embedDomains,
    /** It can be watched with a password. */
    isLocked: privacy === VideoPrivacy.passwordProtected && state === VideoState.published,
  };
}

export type Embedded = NonNullable<Awaited<ReturnType<typeof findEmbedded>>>;
