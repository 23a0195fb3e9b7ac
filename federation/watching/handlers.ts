import { addRemoteSession } from '../../server/analytics/index.ts';
import { findVideoByUrl } from '../../server/catalog/index.ts';
import { forbidden, invalid } from '../../server/platform/errors.ts';
import { type Handler, Ignored } from '../inbox/handling.ts';
import { sameHost } from '../vocabulary/incoming/common.ts';
import { ForeignWatchAction } from '../vocabulary/incoming/watch-action.ts';

/** Another node tells how somebody there watched a video of this one: it counts for the figures of its owner. */
export const takeWatchAction: Handler = async (node, { activity, signer }) => {
  const watched = ForeignWatchAction.safeParse(activity.object).data;
  if (!watched) throw invalid('object', 'Should say what was watched');
  if (signer.type !== 'Application' || !sameHost(watched.id, signer.url))
    throw forbidden('Only a node tells of its own viewers.');
  const found = await findVideoByUrl(node.db, node.publicUrl, watched.object);
  if (!found || found.video.url !== null) throw new Ignored('the video is not of this node');
  const { durationSeconds } = found.video;
  const counted = await addRemoteSession(node.db, {
    url: watched.id,
    host: signer.host!,
    videoId: found.video.id,
    startedAt: watched.startTime,
    endedAt: watched.endTime,
    watchedSeconds: watched.duration,
    sections: watched.watchSections
      .filter(({ startTimestamp }) => startTimestamp <= durationSeconds)
      .map(({ startTimestamp, endTimestamp }) => ({
        startSeconds: startTimestamp,
        endSeconds: Math.min(endTimestamp, durationSeconds),
      })),
  });
  if (!counted) throw new Ignored('it tells of too many');
};
