import type { NodeFollow } from '../../server/instance/index.ts';
import type { Actor } from '../actors/queries.ts';
import type { NodeFollow as Row } from './queries.ts';

type Parties = { follow: Pick<Row, 'id' | 'state'>; follower: Actor; followed: Actor };

/** A follow between nodes, as the server is told of it. */
export function nodeFollowOf(
  { publicUrl }: { publicUrl: URL },
  { follow, follower, followed }: Parties,
): NodeFollow {
  const told = ({ id, name, host }: Actor) => ({ id, name, host: host ?? publicUrl.host });
  return {
    id: follow.id,
    state: follow.state,
    follower: told(follower),
    following: told(followed),
  };
}
