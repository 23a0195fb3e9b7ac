import { expect, test } from 'vitest';

import { type CommentTree, repliesOf, type VideoComment } from './comment.ts';

const tree = (id: number, children: CommentTree[] = []): CommentTree => ({
  comment: { id, account: { displayName: `P${id}` } } as VideoComment,
  children,
});

test('replies come in reading order, indented as far as a phone is wide', () => {
  const thread = tree(1, [tree(2, [tree(3, [tree(4, [tree(5)])])]), tree(6)]);
  expect(repliesOf(thread).map(({ comment, depth, to }) => [comment.id, depth, to])).toEqual([
    [2, 0, null],
    [3, 1, null],
    [4, 2, null],
    [5, 2, 'P4'],
    [6, 0, null],
  ]);
});
