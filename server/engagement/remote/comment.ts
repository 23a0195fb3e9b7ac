/** What an account of another node says about a video of any node. */
export type RemoteComment = {
  /** Its id. */
  url: string;
  videoId: number;
  /** The comment it answers, one about the same video; null for the first of a thread. */
  inReplyToId: number | null;
  accountId: number;
  /** Plain, as if it was typed. */
  text: string;
  /** Whom it names, as its node says, of those known here; beside them the text may name others. */
  mentionedAccountIds?: number[];
  createdAt: Date;
  updatedAt: Date;
  /** Whether the node of the video holds it back; of a video of this node its owner decides. */
  heldForReview?: boolean;
};
