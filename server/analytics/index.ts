export { sessionEnded } from './events.ts';
export { sweepPlayback } from './playback/sweep.ts';
export { keepWatched } from './sessions/keep-watched.ts';
export { addRemoteSession } from './sessions/remote-session.ts';
export { sweepWatchSessions } from './sessions/sweep.ts';
