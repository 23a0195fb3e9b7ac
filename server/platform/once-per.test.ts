import { expect, test, vi } from 'vitest';

import { oncePer } from './once-per.ts';

test('each owner has one of its own, made of what is there the first time', () => {
  const make = vi.fn((owner: { name: string }, from: string) => ({ said: owner.name + from }));
  const thingOf = oncePer(make);
  const [heron, otter] = [{ name: 'heron' }, { name: 'otter' }];

  const first = thingOf(heron, ' at dawn');
  expect(first).toEqual({ said: 'heron at dawn' });
  expect(thingOf(heron, ' at dusk')).toBe(first);
  expect(thingOf(otter, ' at dusk')).toEqual({ said: 'otter at dusk' });
  expect(make).toHaveBeenCalledTimes(2);
});

test('what was made as nothing is not made again', () => {
  const make = vi.fn(() => undefined);
  const thingOf = oncePer(make);
  const owner = {};
  thingOf(owner);
  thingOf(owner);
  expect(make).toHaveBeenCalledTimes(1);
});
