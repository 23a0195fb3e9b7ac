import { expect, test } from 'vitest';

import { guardLeaving, holdsBack } from './leaving.ts';

test('whoever would lose something is asked, and goes when they agree', () => {
  const asked: (() => void)[] = [];
  const ask = (go: () => void) => void asked.push(go);
  const letGo = guardLeaving({ blocks: ({ name }) => name === 'home', ask });
  const done = guardLeaving({ blocks: () => false, ask });
  done();
  let went = 0;
  const goHome = (): boolean => holdsBack({ name: 'home' }, () => void (goHome() || went++));

  expect(holdsBack({ name: 'upload' }, () => {})).toBe(false);
  expect(goHome()).toBe(true);
  expect(went).toBe(0);
  asked[0]!();
  expect(went).toBe(1);
  letGo();
  expect(goHome()).toBe(false);
});
