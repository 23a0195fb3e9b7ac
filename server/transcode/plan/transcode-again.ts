import { findSource, findVideo, type SetRef, unholdVideo } from '../../catalog/index.ts';
import { enabledHeights, instanceConfig, recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import { goOn } from '../control/go-on.ts';
import { isUnderWay } from '../control/under-way.ts';
import { findTranscode, planAfresh, type Transcode } from '../queries.ts';
import { planTranscode } from './plan.ts';

/**
 * Makes the renditions that a video should have by now and has not: those an administrator has asked for since, those
 * that were deleted, those that failed. What is there stays. Fails with `not_found`, with `invalid` when the source is
 * gone, and with `video_already_being_transcoded` unless it is forced.
 */
export async function transcodeAgain(
  db: Db,
  id: string,
  { isForced, userId }: { isForced: boolean; userId: number },
): Promise<void> {
  const found = await findVideo(db, id);
  if (!found) throw notFound('Video');
  const videoId = found.video.id;
  await db.transaction(async (tx) => {
    await unholdVideo(tx, videoId);
    const [source, transcode] = await Promise.all([
      findSource(tx, videoId),
      findTranscode(tx, videoId),
    ]);
    if (!source) throw new Failure('invalid', 'The file this video was made of is not here.');
    if (!isForced && transcode && isUnderWay(transcode)) throw alreadyUnderWay();
    const config = await instanceConfig(tx);
    const wantedHeights = enabledHeights(config);
    const complexity = config.transcoding.perTitle.enabled ? knownOf(transcode, source) : null;
    const bounds = { mayCopy: transcode?.mayCopy ?? true, wantedHeights, complexity };
    const plan = planTranscode(source.facts, bounds);
    const plannedHeights = plan.rungs.map(({ height }) => height);
    const { setUuid } = source;
    await planAfresh(tx, { videoId, setUuid, plannedHeights, wantedHeights, complexity });
    await goOn(tx, videoId);
    await recordAct(tx, {
      userId,
      action: 'retry',
      subject: { domain: 'transcoding', id: videoId },
    });
  });
}

/** What was measured of this very source. */
const knownOf = (transcode: Transcode | undefined, { setUuid }: SetRef) =>
  transcode?.setUuid === setUuid && transcode.complexity?.outcome === 'measured'
    ? transcode.complexity
    : null;

const alreadyUnderWay = () =>
  new Failure('video_already_being_transcoded', 'This video is already being transcoded.');
