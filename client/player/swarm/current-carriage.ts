import type { Carriage, Situation } from './carriage.ts';
import type { Carrier, Hears } from './carrier.ts';

/** What carries a video now. The code for it is fetched when it is first to be carried; where that fails, nothing does. */
export function createCurrentCarriage(video: HTMLVideoElement, hears: Hears) {
  let situation: Situation = { media: null, mode: 'off', playing: null };
  let carriage: Carriage | null = null;
  return {
    situation: (): Situation => situation,
    carrier: (): Carrier | null => carriage?.current() ?? null,
    isOfVideo: (url: string): boolean =>
      situation.media?.files.some((file) => file.url === url) === true,
    async change(news: Partial<Situation>): Promise<void> {
      situation = { ...situation, ...news };
      if (situation.media && situation.mode !== 'off') {
        const module = await import('./carriage.ts').catch(() => null);
        carriage ??= module?.createCarriage(video, hears) ?? null;
      }
      carriage?.set(situation);
    },
  };
}

export type CurrentCarriage = ReturnType<typeof createCurrentCarriage>;
