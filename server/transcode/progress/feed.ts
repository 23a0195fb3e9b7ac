import { CATALOG_CHANGES } from '../../catalog/index.ts';
import type { Database } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { TRANSCODE_CHANGES } from '../queries.ts';

const MAX_FOLLOWERS = 1_000;

export type ProgressFeed = Awaited<ReturnType<typeof openProgressFeed>>;

type Followed = { id: number; uuid: string };

/** Tells followers in this process when something has changed about their video: one LISTEN for all of them. */
export async function openProgressFeed({ listen }: Pick<Database, 'listen'>) {
  const followers = new Set<{ video: Followed; wake: () => void }>();
  const wakeThose = (isMeant: (video: Followed) => boolean) => {
    for (const { video, wake } of followers) if (isMeant(video)) wake();
  };
  await listen(TRANSCODE_CHANGES, (id) =>
    wakeThose((video) => id === '' || video.id === Number(id)),
  );
  await listen(CATALOG_CHANGES, (uuid) => wakeThose((video) => uuid === '' || video.uuid === uuid));
  return {
    /** Calls `wake` at every change until the returned function is called. Fails with `unavailable` when too many follow. */
    follow(video: Followed, wake: () => void): () => void {
      if (followers.size >= MAX_FOLLOWERS) {
        throw new Failure('unavailable', 'Too many follow their videos just now.');
      }
      const follower = { video, wake };
      followers.add(follower);
      return () => followers.delete(follower);
    },
  };
}
