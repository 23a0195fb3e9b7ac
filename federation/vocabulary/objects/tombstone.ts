/** A comment that was deleted. */
export type Deleted = { url: string; inReplyToUrl: string; publishedAt: Date; deletedAt: Date };

/** What is left of a comment, so that its thread holds together. */
export const tombstoneObject = (comment: Deleted) => ({
  type: 'Tombstone',
  id: comment.url,
  formerType: 'Note',
  inReplyTo: comment.inReplyToUrl,
  published: comment.publishedAt.toISOString(),
  updated: comment.deletedAt.toISOString(),
  deleted: comment.deletedAt.toISOString(),
});
