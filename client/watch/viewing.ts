import { api } from '../api.ts';
import type { Playback } from '../player/quality.ts';
import { agentOf } from './agent.ts';
import type { Source } from './source.ts';

/** Tells the node how a video is watched; nobody waits for the answers, and a lost one is no reason to disturb. */
export function createViewing(
  { uuid, duration, isLive }: { uuid: string; duration: number; isLive: boolean },
  source: Source,
  hearViewers: (uuid: string, viewers: number) => void,
) {
  const agent = agentOf(navigator.userAgent);
  let told = -1;
  let telling: Promise<unknown> = Promise.resolve();
  return {
    /** Where playback is, at most once for each second of it, one after the other. */
    tell(seconds: number, hasJumped = false): void {
      const currentTime = Math.min(Math.floor(seconds), isLive ? Infinity : duration);
      if (currentTime === told) return;
      told = currentTime;
      const place = {
        currentTime,
        ...(hasJumped && { viewEvent: 'seek' as const }),
        ...agent,
        source,
      };
      telling = telling
        .then(() => api.tellPlace(uuid, place))
        .then(({ headers }) => hearViewers(uuid, Number(headers.get('x-viewers')) || 0))
        .catch(() => {});
    },
    tellPlayback(playback: Playback): void {
      api.tellPlayback(uuid, playback).catch(() => {});
    },
  };
}
