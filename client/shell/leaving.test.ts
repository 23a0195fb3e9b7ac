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

test('each that would lose something asks in turn, and all of them again the next time', () => {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const guard = (name: string) =>
    guardLeaving({
      blocks: () => true,
      ask: (go) => {
        asked.push(name);
        answers.push(go);
      },
    });
  const letGo = [guard('title'), guard('chapters')];
  let went = 0;
  const goHome = (): boolean => holdsBack({ name: 'home' }, () => void (goHome() || went++));

  goHome();
  answers[0]!();
  expect([asked.join(), went]).toEqual(['title,chapters', 0]);
  answers[1]!();
  expect([asked.join(), went]).toEqual(['title,chapters', 1]);
  goHome();
  expect(asked.join()).toBe('title,chapters,title');
  for (const end of letGo) end();
});
