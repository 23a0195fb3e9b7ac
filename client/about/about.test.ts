import { expect, test } from 'vitest';

import { figuresOf } from './about.ts';

test('what a node counts is shown in the order people ask, in short, and nothing that is none or no number', () => {
  const stats = {
    totalInstanceFollowing: 3,
    totalLocalVideos: 1234,
    totalLocalVideoViews: 0,
    totalLocalVideoChannels: 'many',
    totalUsers: 7,
  };
  expect(figuresOf(stats)).toEqual([
    { title: 'Videos', text: '1.2K' },
    { title: 'Nodes followed', text: '3' },
  ]);
});

test('a node that counts nothing has no figures', () => expect(figuresOf({})).toEqual([]));
