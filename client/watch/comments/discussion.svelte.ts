import { PagedList } from '../../browse/list.svelte.ts';
import { type Reply, repliesOf, type VideoComment } from './comment.ts';
import type { CommentsApi } from './comments-api.ts';

const PAGE = 20;

export type CommentSort = '-createdAt' | '-totalReplies';

/** What is said below a video: its threads, and the replies of those that are open. */
export class Discussion {
  sort = $state<CommentSort>('-createdAt');
  list = $state.raw<PagedList<VideoComment>>(new PagedList(async () => ({ data: [] }), PAGE));
  /** How many comments there are that are not deleted; null until that is known. */
  count = $state<number | null>(null);
  /** Replies by the id of their thread. */
  replies = $state.raw<ReadonlyMap<number, Reply[]>>(new Map());
  /** The thread somebody was sent to; it stands on top. */
  linked = $state.raw<VideoComment | null>(null);
  readonly #api: CommentsApi;

  constructor(api: CommentsApi) {
    this.#api = api;
    this.order('-createdAt');
  }

  /** Shows the threads in another order. */
  order(sort: CommentSort): void {
    this.sort = sort;
    this.list = new PagedList(async (start, count) => {
      const part = await this.#api.threads(sort, start, count);
      this.count = part.totalNotDeletedComments;
      return part;
    }, PAGE);
    void this.list.refresh();
  }

  /** Opens one thread, or reads it again. Throws `Problem`. */
  async open(threadId: number): Promise<void> {
    const tree = await this.#api.thread(threadId);
    this.replies = new Map(this.replies).set(threadId, repliesOf(tree));
    this.#change(tree.comment);
  }

  close(threadId: number): void {
    const rest = new Map(this.replies);
    rest.delete(threadId);
    this.replies = rest;
  }

  /** Puts the thread somebody was sent to on top, open; one that is not there is no failure. */
  async link(threadId: number): Promise<void> {
    try {
      const tree = await this.#api.thread(threadId);
      this.linked = tree.comment;
      this.replies = new Map(this.replies).set(threadId, repliesOf(tree));
    } catch {
      this.linked = null;
    }
  }

  /** Begins a thread. Throws `Problem`. */
  async begin(text: string): Promise<void> {
    this.list.prepend(await this.#api.begin(text));
    this.count = (this.count ?? 0) + 1;
  }

  /** Answers a comment. Throws `Problem`. */
  async reply(to: VideoComment, text: string): Promise<void> {
    await this.#api.reply(to.id, text);
    this.count = (this.count ?? 0) + 1;
    await this.open(to.threadId);
  }

  /** Deletes a comment; its place stays where there are replies to it. Throws `Problem`. */
  async delete(comment: VideoComment): Promise<void> {
    await this.#api.delete(comment.id);
    this.count = Math.max(0, (this.count ?? 1) - 1);
    const isThread = comment.id === comment.threadId;
    if (isThread && comment.totalReplies === 0) this.list.remove(comment);
    else await this.open(comment.threadId);
  }

  /** Lets everybody see a comment. Throws `Problem`. */
  async approve(comment: VideoComment): Promise<void> {
    await this.#api.approve(comment.id);
    await this.open(comment.threadId);
    if (comment.id === comment.threadId && comment.totalReplies === 0) this.close(comment.threadId);
  }

  /** Deletes all that somebody said below the viewer's videos. Throws `Problem`. */
  async removeAllOf(handle: string): Promise<void> {
    await this.#api.removeAllOf(handle);
    this.#startAgain();
  }

  /** The viewer hears nothing more of somebody. Throws `Problem`. */
  async mute(handle: string): Promise<void> {
    await this.#api.mute(handle);
    this.#startAgain();
  }

  #startAgain() {
    this.replies = new Map();
    this.linked = null;
    this.order(this.sort);
  }

  #change(comment: VideoComment) {
    this.list.replace(comment);
    if (this.linked?.id === comment.id) this.linked = comment;
  }
}
