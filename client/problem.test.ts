import { expect, test } from 'vitest';

import { Problem, problemOf, problemWords, readProblem } from './problem.ts';

test('the detail says more than the name of the status', () => {
  const refused = problemOf(
    400,
    { code: 'invalid', title: 'Bad Request', detail: 'The name is too long.' },
    null,
  );
  expect(problemWords(refused)).toEqual({ title: 'The name is too long.', advice: '' });
});

test('a known refusal has a short name, and the words of the node as advice', () => {
  const refused = problemOf(
    422,
    { code: 'unreadable_media', title: 'Unprocessable Content', detail: 'It has no picture.' },
    null,
  );
  expect(problemWords(refused)).toEqual({
    title: 'This file cannot be read',
    advice: 'It has no picture.',
  });
});

test.each([
  ['30', 'Try again in 30 seconds.'],
  ['180', 'Try again in 3 minutes.'],
  [null, 'Wait a little, then try again.'],
])('a rate limit of %s s says when to come back', (retryAfter, advice) => {
  expect(problemWords(problemOf(429, {}, retryAfter)).advice).toBe(advice);
});

test('a page that is not JSON still has words', async () => {
  const problem = await readProblem(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  expect(problemWords(problem).title).toBe('The node cannot answer now');
});

test('no answer at all is told as a node that cannot be reached', () => {
  expect(problemWords(new Problem(0)).title).toBe('The node cannot be reached');
});

test('a bug of ours is not shown', () => {
  expect(problemWords(new TypeError('x is undefined')).title).toBe('Something went wrong');
});
