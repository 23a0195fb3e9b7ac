import type { Origin } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { findComment } from '../comments/comment-queries.ts';
import { findByUrl } from './comment-queries.ts';

const COMMENT = /^\/videos\/watch\/[\w-]{1,36}\/comments\/(\d{1,9})\/?$/;

/** The comment with this id, or its tombstone: one of this node by the URL it has here, another node's as it was taken in. */
export async function findCommentByUrl(db: Db, node: Origin, url: string) {
  const at = URL.parse(url);
  if (at?.origin !== node.origin) return findByUrl(db, url);
  const number = COMMENT.exec(at.pathname)?.[1];
  const row = number === undefined ? undefined : await findComment(db, Number(number));
  return row?.comment.url === null ? row.comment : undefined;
}
