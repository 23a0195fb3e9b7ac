import { emit } from '../../platform/events.ts';
import { encodingPlanned } from '../events.ts';
import type { MadeRendition } from '../pass/made-rendition.ts';
import { type MediaPlaylist, parsePlaylist, secondsOf } from '../pass/media-playlist.ts';
import type { MadePass } from '../pass/run-pass.ts';
import { updateTranscode } from '../queries.ts';
import type { Tools, Work } from '../work.ts';
import { planTranscode } from './plan.ts';

const NOTICED_SECONDS = 2;

/** How long only the sound goes on at the end, as of a song with its cover; 0 once that has been planned for. */
export function secondsWithoutPicture({ renditions, mediaSeconds }: MadePass, work: Work): number {
  const [{ row }] = renditions as [MadeRendition];
  return row.height === 0 ? 0 : stillAfter(parsePlaylist(row.playlist), mediaSeconds, work);
}

/** The same of a playlist. */
export function stillAfter(
  playlist: MediaPlaylist,
  mediaSeconds: number,
  { source, stillSeconds }: Work,
): number {
  if (!source.facts.video || stillSeconds > 0) return 0;
  const seconds = mediaSeconds - secondsOf(playlist);
  return seconds > NOTICED_SECONDS ? seconds : 0;
}

/** Plans a source anew, to be encoded whole. */
export const planAgain = (
  { db }: Pick<Tools, 'db'>,
  { source, wantedHeights, complexity }: Work,
  { stillSeconds, mayCopy }: { stillSeconds: number; mayCopy: boolean },
) =>
  db.transaction(async (tx) => {
    const { videoId, facts } = source;
    const { rungs } = planTranscode(facts, { mayCopy, wantedHeights, complexity });
    const plannedHeights = rungs.map(({ height }) => height);
    const change = { mayCopy, stillSeconds, plannedHeights };
    if (await updateTranscode(tx, source, change)) await emit(tx, encodingPlanned, { videoId });
  });
