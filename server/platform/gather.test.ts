import { expect, test } from 'vitest';

import { gather } from './gather.ts';

const refused = () => Object.assign(new Error('a value is wrong'), { code: '22P02' });

/** Writes of words, each refused as a whole when it has a bad one. */
function gatherWords(fail: () => Error = refused) {
  const writes: string[][] = [];
  const together = gather(
    async (words: string[]) => {
      writes.push(words);
      await Promise.resolve();
      if (words.includes('bad')) throw fail();
      return words.join(' ');
    },
    { maxItems: 3 },
  );
  return { writes, together };
}

test('what comes while something is written is written together, so many at once', async () => {
  const { writes, together } = gatherWords();
  const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(together));
  expect(writes).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
  expect(answers).toEqual(['a', 'b c d', 'b c d', 'b c d', 'e']);
});

test('what is heavy goes in smaller parts, and what is too heavy alone', async () => {
  const writes: string[][] = [];
  const together = gather(
    async (words: string[]) => {
      writes.push(words);
      await Promise.resolve();
    },
    { maxItems: 3, weigh: ({ length }) => length, maxWeight: 6 },
  );
  await Promise.all(['a', 'bbb', 'ccc', 'd', 'eeeeeeee', 'f', 'g', 'h', 'i'].map(together));
  expect(writes).toEqual([['a'], ['bbb', 'ccc'], ['d'], ['eeeeeeee'], ['f', 'g', 'h'], ['i']]);
});

test('of a bad value only who brought it hears', async () => {
  const { writes, together } = gatherWords();
  const settled = await Promise.allSettled(['a', 'b', 'bad', 'c'].map(together));
  expect(settled.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(writes).toEqual([['a'], ['b', 'bad', 'c'], ['b'], ['bad'], ['c']]);
});

test('where none of them is to blame all hear of it, and nothing is written again', async () => {
  const { writes, together } = gatherWords(() => new Error('the database is away'));
  const settled = await Promise.allSettled(['a', 'b', 'bad', 'c'].map(together));
  expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(3);
  expect(writes).toEqual([['a'], ['b', 'bad', 'c']]);
});
