import { expect, test } from 'vitest';

import { attentionsOf, type Known } from './attention.ts';

const GB = 1e9;
const well: Known = {
  openReports: 0,
  waitingRegistrations: 0,
  heldComments: 0,
  waitingVideos: 0,
  waitingFollowers: 0,
  restingNodes: 0,
  incompleteCatalogs: 0,
  health: {
    uptimeSeconds: 60,
    residentBytes: 150e6,
    load: 0.5,
    disk: { freeBytes: 50 * GB, totalBytes: 100 * GB },
    egress: {
      bytesPerSecond: 0,
      budgetBytesPerSecond: null,
      isPressed: false,
      maxBitsPerSecond: null,
    },
    encoder: { version: 'ffmpeg version 7' },
    mail: { enabled: true },
    isEncrypted: true,
    jobs: { waiting: 3, delayed: 0, active: 1, failed: 0, isPaused: false },
  },
};
const titles = (known: Known) => attentionsOf(known).map(({ title }) => title);

test('a node that is well needs nothing', () => {
  expect(attentionsOf(well)).toEqual([]);
  expect(attentionsOf({ ...well, health: null })).toEqual([]); // as moderators see it
});

test('what is worst comes first, and each says what to do', () => {
  const health = {
    ...well.health!,
    disk: { freeBytes: 2 * GB, totalBytes: 100 * GB },
    encoder: { version: null },
    mail: { enabled: false },
    jobs: { ...well.health!.jobs, failed: 1, isPaused: true },
  };
  expect(titles({ ...well, health, openReports: 2, restingNodes: 1 })).toEqual([
    '2 GB left on the disk',
    'The encoder cannot be run',
    '1 job has failed',
    'No jobs are taken',
    '2 reports are open',
    '1 node cannot be reached',
    'This node sends no mail',
  ]);
});
