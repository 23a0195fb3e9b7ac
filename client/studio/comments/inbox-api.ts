import { node, send } from '../../node.ts';

/** Which comments on one's videos are listed. */
export interface InboxFilter {
  search: string;
  /** `held` for those that wait for approval. */
  state: '' | 'held' | 'shown';
}

async function list({ search, state }: InboxFilter, start: number, count: number) {
  const query = {
    sort: '-createdAt',
    start: String(start),
    count: String(count),
    includeCollaborations: 'true',
    ...(search && { search }),
    ...(state && { isHeldForReview: String(state === 'held') }),
  };
  return (await node.users.me.videos.comments.$get({ query })).json();
}

export type ReviewedComment = Awaited<ReturnType<typeof list>>['data'][number];

const of = ({ id, video }: Pick<ReviewedComment, 'id' | 'video'>) => ({
  param: { id: video.uuid, commentId: String(id) },
});

/** The comments on one's videos, for whoever answers for them. */
export const inboxApi = {
  list,
  approve: (comment: ReviewedComment) =>
    node.videos[':id'].comments[':commentId'].approve.$post(of(comment)),
  remove: (comment: ReviewedComment) =>
    node.videos[':id'].comments[':commentId'].$delete(of(comment)),
  reply: (comment: ReviewedComment, text: string) =>
    node.videos[':id'].comments[':commentId'].$post({ ...of(comment), json: { text } }),

  /** Its author is heard no more, by whoever asks. */
  mute: (handle: string) =>
    send('/api/v1/users/me/blocklist/accounts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ accountName: handle }),
    }),
};
