import { api } from '../api.ts';

/** Tells the node how far a video is watched, at most once for each second of it; nobody waits for the answer. */
export function createViewing({ uuid, duration }: { uuid: string; duration: number }) {
  let told = -1;
  return {
    tell(seconds: number): void {
      const now = Math.min(Math.floor(seconds), duration);
      if (now === told) return;
      told = now;
      api.tellPlace(uuid, now).catch(() => {}); // a view that is not counted is no reason to disturb
    },
  };
}
