import { expect, test } from 'vitest';

import { initialMediaState, type MediaRequest, type MediaState } from '../player/media.ts';
import { parseEmbedOptions } from './options.ts';
import { follows } from './rules.ts';

/** A player of ten seconds that does nothing but write down what is asked of it. */
function playing(search: string) {
  const asked: MediaRequest[] = [];
  const listeners: ((state: MediaState) => void)[] = [];
  const store = {
    request: (request: MediaRequest) => void asked.push(request),
    subscribe: (listener: (state: MediaState) => void) => {
      listeners.push(listener);
      return () => {};
    },
  };
  follows(store, parseEmbedOptions(new URLSearchParams(search)), undefined);
  const tell = (change: Partial<MediaState>) => {
    for (const listener of listeners)
      listener({ ...initialMediaState, durationSeconds: 10, ...change });
  };
  return { asked, tell };
}

test.each([
  ['loop=1', true],
  ['', false],
])('"%s" sets the loop of the player', (search, on) => {
  const { asked, tell } = playing(search);
  tell({});
  expect(asked).toEqual([{ type: 'loop', on }]);
});

test('a loop goes on from the start that was asked for', () => {
  const { asked, tell } = playing('start=4&loop=1');
  for (const currentSeconds of [4, 9.8, 0.1, 4]) tell({ loop: true, currentSeconds });
  expect(asked.slice(1)).toEqual([{ type: 'seek', seconds: 4 }]);
});

test('what is chosen in the menu counts where it is to stop', () => {
  const { asked, tell } = playing('start=2&stop=5&loop=1');
  tell({ loop: true });
  tell({ loop: true, currentSeconds: 5 });
  expect(asked.slice(1)).toEqual([{ type: 'seek', seconds: 2 }, { type: 'play' }]);
  tell({ loop: false, currentSeconds: 2 });
  tell({ loop: false, currentSeconds: 5 });
  expect(asked.slice(3)).toEqual([{ type: 'pause' }]);
});
