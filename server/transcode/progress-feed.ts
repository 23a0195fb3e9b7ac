import type { Database } from '../platform/db.ts';
import { Failure } from '../platform/errors.ts';
import { TRANSCODE_CHANGES } from './queries.ts';

const MAX_FOLLOWERS = 1_000;

export type ProgressFeed = Awaited<ReturnType<typeof openProgressFeed>>;

/** Tells followers in this process when something has changed about their video: one LISTEN for all of them. */
export async function openProgressFeed({ listen }: Pick<Database, 'listen'>) {
  const followers = new Set<{ videoId: number; wake: () => void }>();
  await listen(TRANSCODE_CHANGES, (payload) => {
    for (const { videoId, wake } of followers)
      if (payload === '' || Number(payload) === videoId) wake();
  });
  return {
    /** Calls `wake` at every change until the returned function is called. Fails with `unavailable` when too many follow. */
    follow(videoId: number, wake: () => void): () => void {
      if (followers.size >= MAX_FOLLOWERS)
        throw new Failure('unavailable', 'Too many follow their videos just now.');
      const follower = { videoId, wake };
      followers.add(follower);
      return () => followers.delete(follower);
    },
  };
}
