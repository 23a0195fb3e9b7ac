import {
  type RemoteComment,
  type TakenComment,
  takeRemoteComments,
} from '../../server/engagement/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { Failure } from '../../server/platform/errors.ts';
import { gather } from '../../server/platform/gather.ts';
import { oncePer } from '../../server/platform/once-per.ts';
import type { Reaching } from '../fetch/fetch-object.ts';

const MAX_TOGETHER = 100;
const VIDEOS_AT_ONCE = 4; // each with a connection to the database

type Outcomes = Awaited<ReturnType<typeof takeRemoteComments>>;
type Take = (comment: RemoteComment) => Promise<Outcomes>;

const takerFor = oncePer<Db, Take, [Reaching]>((_, node) => createTaker(node));

/**
 * Takes a comment in, with those that come meanwhile: many are about one video, and would wait for its counters one after
 * the other. Fails with what `takeRemoteComments` has for it instead.
 */
export async function takeTogether(node: Reaching, comment: RemoteComment): Promise<TakenComment> {
  const outcome = (await takerFor(node.db, node)(comment)).get(comment)!;
  if (outcome instanceof Failure) throw outcome;
  return outcome;
}

const createTaker = ({ db, publicUrl }: Reaching): Take =>
  gather(
    async (comments: RemoteComment[]) => {
      const outcomes: Outcomes = new Map();
      const videos = [...Map.groupBy(comments, ({ videoId }) => videoId)];
      const work = async () => {
        for (let next = videos.pop(); next; next = videos.pop()) {
          const [videoId, said] = next;
          const take = (tx: Db) => takeRemoteComments(tx, publicUrl, { videoId, said });
          for (const [comment, outcome] of await db.transaction(take))
            outcomes.set(comment, outcome);
        }
      };
      await Promise.all(Array.from({ length: VIDEOS_AT_ONCE }, work));
      return outcomes;
    },
    { maxItems: MAX_TOGETHER },
  );
