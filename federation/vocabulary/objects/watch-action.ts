import type { Audience } from '../audience.ts';

/** How somebody watched a video of another node; not who. */
export type WatchAction = {
  url: string;
  uuid: string;
  videoUrl: string;
  startedAt: Date;
  endedAt: Date;
  watchedSeconds: number;
  sections: { startSeconds: number; endSeconds: number }[];
  location: { country: string | null; region: string | null } | null;
  audience: Audience;
};

export const watchActionObject = (watched: WatchAction) => ({
  ...watched.audience,
  id: watched.url,
  type: 'WatchAction',
  duration: `PT${watched.watchedSeconds}S`,
  startTime: watched.startedAt.toISOString(),
  endTime: watched.endedAt.toISOString(),
  object: watched.videoUrl,
  uuid: watched.uuid,
  actionStatus: 'CompletedActionStatus',
  watchSections: watched.sections.map(({ startSeconds, endSeconds }) => ({
    startTimestamp: startSeconds,
    endTimestamp: endSeconds,
  })),
  ...(watched.location && {
    location: { addressCountry: watched.location.country, addressRegion: watched.location.region },
  }),
});
