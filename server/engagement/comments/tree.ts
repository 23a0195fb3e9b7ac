import type { CommentJson } from './comment-json.ts';

export type Tree = { comment: CommentJson; children: Tree[] };

/**
 * A thread as a tree, from its comments in the order they came, the first one first. What answers a comment that is not
 * among them is left out with it. Undefined without the first one.
 */
export function toTree([first, ...replies]: CommentJson[]): Tree | undefined {
  if (!first || first.inReplyToCommentId !== null) return undefined;
  const root: Tree = { comment: first, children: [] };
  const branches = new Map([[first.id, root]]);
  for (const comment of replies) {
    const branch: Tree = { comment, children: [] };
    branches.get(comment.inReplyToCommentId!)?.children.push(branch);
    branches.set(comment.id, branch);
  }
  return root;
}
