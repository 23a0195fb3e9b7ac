/** Whether a screen beside this one could show the video, and whether one does. */
export type OtherScreen = 'none' | 'near' | 'chosen';

/** A media element of Safari, which has AirPlay. */
interface AirPlayVideo extends HTMLVideoElement {
  readonly webkitCurrentPlaybackTargetIsWireless: boolean;
  webkitShowPlaybackTargetPicker(): void;
}

type Tell = (screen: OtherScreen) => void;

/** AirPlay screens fetch the playlist themselves, and know nothing of Media Source Extensions. */
export const isAirPlay = (video: HTMLVideoElement): video is AirPlayVideo =>
  'webkitShowPlaybackTargetPicker' in video;

/** Lets the viewer choose another screen, or come back from it. Rejects when none was chosen. */
export async function pickOtherScreen(video: HTMLVideoElement): Promise<void> {
  if (isAirPlay(video)) video.webkitShowPlaybackTargetPicker();
  else await video.remote.prompt();
}

/** Tells of other screens until the signal, by AirPlay or else by the Remote Playback API; of none without either. */
export function watchOtherScreens(video: HTMLVideoElement, tell: Tell, signal: AbortSignal): void {
  if (isAirPlay(video)) watchAirPlay(video, tell, signal);
  else if ('remote' in video) watchRemotePlayback(video, tell, signal);
}

function watchAirPlay(video: AirPlayVideo, tell: Tell, signal: AbortSignal) {
  let isNear = false;
  const judge = () => tell(screenOf(isNear, video.webkitCurrentPlaybackTargetIsWireless));
  video.addEventListener(
    'webkitplaybacktargetavailabilitychanged',
    (event) => {
      isNear = (event as Event & { availability?: string }).availability === 'available';
      judge();
    },
    { signal },
  );
  video.addEventListener('webkitcurrentplaybacktargetiswirelesschanged', judge, { signal });
}

function watchRemotePlayback({ remote }: HTMLVideoElement, tell: Tell, signal: AbortSignal) {
  let isNear = false;
  const judge = () => tell(screenOf(isNear, remote.state === 'connected'));
  for (const event of ['connect', 'disconnect']) remote.addEventListener(event, judge, { signal });
  const watching = remote.watchAvailability((available) => {
    isNear = available;
    judge();
  });
  const stop = () => remote.cancelWatchAvailability();
  signal.addEventListener('abort', () => void watching.then(stop).catch(() => {}));
  watching.catch(() => {}); // this browser cannot know: nothing is offered
}

const screenOf = (isNear: boolean, isChosen: boolean): OtherScreen =>
  isChosen ? 'chosen' : isNear ? 'near' : 'none';
