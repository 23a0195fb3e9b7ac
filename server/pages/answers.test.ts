import { expect, test } from 'vitest';

import { answersElement, answersTo, type Ask } from './answers.ts';

const HOSTILE = `</script><!--<script>alert(1)</script>&\u2028$&`;
const ANSWERS: Record<string, [number, string]> = {
  '/open?a=1&b=2': [200, JSON.stringify({ name: HOSTILE })],
  '/hidden': [403, '{"name":"secret"}'],
  '/long': [200, `"${'a'.repeat(300_000)}"`],
};
const ask: Ask = (path) => {
  const [status, body] = ANSWERS[path]!;
  return new Response(body, { status });
};

test('nothing in an answer ends its element, and it means the same', async () => {
  const element = answersElement(await answersTo(['/open?a=1&b=2'], ask));
  const json = /^<script type="application\/json" id="answers">(.*)<\/script>$/.exec(element)![1]!;
  expect(json).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(json)).toEqual({ '/open?a=1&b=2': { name: HOSTILE } });
});

test('what is refused or too long is left to the client', async () => {
  expect(await answersTo(['/hidden', '/long'], ask)).toEqual(new Map());
  expect(answersElement(new Map())).toBe('');
});
