import type { Context } from 'hono';

import type { Database, Db } from '../platform/db.ts';
import type { Feed } from './feed.ts';
import type { chooseFormat } from './formats/format.ts';

export type Node = { database: Database; db: Db; publicUrl: URL };

const FRESH_SECONDS = 900; // contract § Video Feeds

/** The headers of what everybody may keep. */
export const FRESH = {
  'cache-control': `max-age=${FRESH_SECONDS}`,
  'x-content-type-options': 'nosniff',
};

type Kind = 'videos' | 'video-comments' | 'subscriptions';

/** Answers with a feed. What is one reader's own is not for caches on the way. */
export async function answerFeed(
  c: Context,
  { publicUrl: node }: Node,
  { write, mediaType }: ReturnType<typeof chooseFormat>,
  kind: Kind,
  make: () => Promise<Pick<Feed, 'about' | 'items'>>,
) {
  const { search } = new URL(c.req.url);
  const addressAs: Feed['addressAs'] = (ending) =>
    `${node.origin}/feeds/${kind}.${ending}${search}`;
  const body = write({ node, addressAs, ...(await make()) });
  return c.body(body, 200, {
    ...FRESH,
    ...(kind === 'subscriptions' && { 'cache-control': `private, max-age=${FRESH_SECONDS}` }),
    'content-type': mediaType,
    vary: 'Accept',
  });
}
