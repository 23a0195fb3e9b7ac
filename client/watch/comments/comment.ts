/** Who said something. */
export interface Commenter {
  id: number;
  name: string;
  host: string;
  displayName: string;
  avatars: { path: string }[];
}

/** A comment; of a deleted one only its place is left. */
export interface VideoComment {
  id: number;
  text: string;
  threadId: number;
  inReplyToCommentId: number | null;
  createdAt: string;
  isDeleted: boolean;
  heldForReview: boolean;
  totalReplies: number;
  totalRepliesFromVideoAuthor: number;
  account: Commenter | null;
}

/** A comment with what was answered. */
export interface CommentTree {
  comment: VideoComment;
  children: CommentTree[];
}

/** A reply, and how deep in its thread it is shown. */
export interface Reply {
  comment: VideoComment;
  depth: number;
  /** Who is answered, where the indentation no longer tells. */
  to: string | null;
}

const DEEPEST = 2;

/** The replies of a thread in reading order. Deep ones are indented no further, and name whom they answer. */
export function repliesOf(tree: CommentTree, depth = 0): Reply[] {
  return tree.children.flatMap((child) => [
    {
      comment: child.comment,
      depth: Math.min(depth, DEEPEST),
      to: depth > DEEPEST ? (tree.comment.account?.displayName ?? null) : null,
    },
    ...repliesOf(child, depth + 1),
  ]);
}
