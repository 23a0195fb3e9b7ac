import {
  findRenditions,
  findSource,
  findVideo,
  resumeTranscoding,
  type SetRef,
} from '../catalog/index.ts';
import { enabledHeights, instanceConfig } from '../instance/index.ts';
import type { Db } from '../platform/db.ts';
import { Failure, notFound } from '../platform/errors.ts';
import { emit } from '../platform/events.ts';
import { copyPlanned, encodingPlanned, firstRungEncoded } from './events.ts';
import { planTranscode } from './plan.ts';
import { findTranscode, planAfresh, type Transcode } from './queries.ts';
import { missing } from './work.ts';

/**
 * Makes the renditions that a video should have by now and has not: those an administrator has asked for since, those
 * that were deleted, those that failed. What is there stays. Fails with `not_found`, with `invalid` when the source is
 * gone, and with `video_already_being_transcoded` unless it is forced.
 */
export async function transcodeAgain(db: Db, id: string, isForced: boolean): Promise<void> {
  const found = await findVideo(db, id);
  if (!found) throw notFound('Video');
  const videoId = found.video.id;
  await db.transaction(async (tx) => {
    await resumeTranscoding(tx, videoId);
    const [source, transcode, ready] = await Promise.all([
      findSource(tx, videoId),
      findTranscode(tx, videoId),
      findRenditions(tx, videoId),
    ]);
    if (!source) throw new Failure('invalid', 'The file this video was made of is not here.');
    if (!isForced && transcode && UNDER_WAY.includes(transcode.stage)) throw isUnderWay();
    const config = await instanceConfig(tx);
    const wantedHeights = enabledHeights(config);
    const complexity = config.transcoding.perTitle.enabled ? knownOf(transcode, source) : null;
    const bounds = { mayCopy: transcode?.mayCopy ?? true, wantedHeights, complexity };
    const plan = planTranscode(source.facts, bounds);
    const plannedHeights = plan.rungs.map(({ height }) => height);
    const { setUuid } = source;
    await planAfresh(tx, { videoId, setUuid, plannedHeights, wantedHeights, complexity });
    const begin = plan.isQuick ? copyPlanned : encodingPlanned;
    const isBegun = missing(plan.first, ready).length === 0;
    await emit(tx, isBegun ? firstRungEncoded : begin, { videoId });
  });
}

/** What was measured of this very source. */
const knownOf = (transcode: Transcode | undefined, { setUuid }: SetRef) =>
  transcode?.setUuid === setUuid && transcode.complexity?.outcome === 'measured'
    ? transcode.complexity
    : null;

const UNDER_WAY: readonly string[] = ['waiting', 'copying', 'encoding'];

const isUnderWay = () =>
  new Failure('video_already_being_transcoded', 'This video is already being transcoded.');
