import { and, eq, inArray, not } from 'drizzle-orm';

import { isHeard, VideoPrivacy, VideoState, type Viewer } from '../catalog/index.ts';
import { videos } from '../catalog/tables.ts';

const KEPT = [VideoPrivacy.public, VideoPrivacy.unlisted, VideoPrivacy.internal];

/**
 * Whether somebody finds a video again that they have watched or rated: as in lists, and unlisted ones too. For queries
 * that join `videos` and `accounts`.
 */
export const isKept = (viewer: NonNullable<Viewer>) =>
  and(
    eq(videos.state, VideoState.published),
    not(videos.blocked),
    inArray(videos.privacy, KEPT),
    isHeard(viewer),
  );
