import { VIDEO_STATE, type VideoDetails } from '../contract.ts';
import { formatMoment } from '../i18n/format.ts';
import { t } from '../i18n/t.ts';
import type { Words } from '../problem.ts';
import type { IconName } from '../ui/icons.ts';

const WHEN = { dateStyle: 'medium', timeStyle: 'short' } as const;

type Stream = Pick<VideoDetails, 'state' | 'liveSchedules'>;

/** Whether a stream is not live now: it waits for its beginning, or is over. */
export const isAway = ({ state }: Pick<Stream, 'state'>): boolean =>
  state.id === VIDEO_STATE.waitingForLive || state.id === VIDEO_STATE.liveEnded;

/** What is said of a stream that is away; nothing of the page around it where that is somebody else's. */
export function streamAway(
  stream: Stream,
  now = new Date(),
  told: 'onItsPage' | 'embedded' = 'onItsPage',
): Words & { icon: IconName } {
  if (stream.state.id === VIDEO_STATE.liveEnded)
    return {
      icon: 'broadcast',
      title: t('This stream is over'),
      advice: t('If it is kept to be watched again, it appears here by itself.'),
    };
  const begins = nextBeginning(stream, now);
  return {
    icon: 'clock',
    title: begins
      ? t('This stream begins on {moment}', { moment: formatMoment(begins, WHEN) })
      : t('This stream has not begun yet'),
    advice:
      told === 'embedded'
        ? t('It starts here by itself.')
        : t('It starts here by itself. You can leave this page open.'),
  };
}

/** The first moment it is announced for that is still to come. */
function nextBeginning({ liveSchedules }: Stream, now: Date): string | undefined {
  return liveSchedules
    .map(({ startAt }) => startAt)
    .filter((startAt) => Date.parse(startAt) > now.getTime())
    .toSorted((one, other) => Date.parse(one) - Date.parse(other))[0];
}
