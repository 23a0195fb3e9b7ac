import { expect, test } from 'vitest';

import { countsAfter, pressed } from './rating.ts';

test('a rating is counted once, and taken back by the same button', () => {
  const counts = { likes: 3, dislikes: 1 };
  expect(countsAfter(counts, 'none', 'like')).toEqual({ likes: 4, dislikes: 1 });
  expect(countsAfter(counts, 'like', 'dislike')).toEqual({ likes: 2, dislikes: 2 });
  expect(countsAfter(counts, 'dislike', 'none')).toEqual({ likes: 3, dislikes: 0 });
  expect(countsAfter({ likes: 0, dislikes: 0 }, 'like', 'none').likes).toBe(0);
  expect(pressed('none', 'like')).toBe('like');
  expect(pressed('like', 'like')).toBe('none');
  expect(pressed('like', 'dislike')).toBe('dislike');
});
