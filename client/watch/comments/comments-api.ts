import { node } from '../../node.ts';
import type { CommentTree, VideoComment } from './comment.ts';

type Part = { total: number; totalNotDeletedComments: number; data: VideoComment[] };

const threads = node.videos[':id']['comment-threads'];
const comments = node.videos[':id'].comments;

const opening = (password: string | null) => ({
  headers: password === null ? {} : { 'x-peertube-video-password': password },
});

const on = (id: string, commentId: number) => ({ param: { id, commentId: String(commentId) } });

/** Comments of one video; `password` opens a video that has one. */
export const commentsApi = (id: string, password: string | null) => ({
  threads: async (sort: string, start: number, count: number): Promise<Part> => {
    const query = { sort, start: String(start), count: String(count) };
    return (await threads.$get({ param: { id }, query }, opening(password))).json();
  },

  thread: async (threadId: number): Promise<CommentTree> => {
    const param = { id, threadId: String(threadId) };
    const answer = await threads[':threadId'].$get({ param }, opening(password));
    return (await answer.json()) as unknown as CommentTree; // trees of any depth are more than its type can say
  },

  begin: async (text: string): Promise<VideoComment> =>
    (await (await threads.$post({ param: { id }, json: { text } }, opening(password))).json())
      .comment,

  reply: async (commentId: number, text: string): Promise<VideoComment> =>
    (
      await (
        await comments[':commentId'].$post(
          { ...on(id, commentId), json: { text } },
          opening(password),
        )
      ).json()
    ).comment,

  delete: (commentId: number) => comments[':commentId'].$delete(on(id, commentId)),

  approve: (commentId: number) => comments[':commentId'].approve.$post(on(id, commentId)),

  /** Deletes what an account said below all videos of the viewer. */
  removeAllOf: (accountName: string) =>
    node.bulk['remove-comments-of'].$post({ query: {}, json: { accountName, scope: 'my-videos' } }),

  /** The viewer hears nothing more of an account. */
  mute: (accountName: string) => node.users.me.blocklist.accounts.$post({ json: { accountName } }),
});

export type CommentsApi = ReturnType<typeof commentsApi>;
