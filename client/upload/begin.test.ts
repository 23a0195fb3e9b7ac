import { expect, test } from 'vitest';

import type { User } from '../contract.ts';
import { beginDraft, isPartOf } from './begin.ts';

const file = { name: 'river_day.mp4', size: 1000 };
const user = { videoChannels: [{ id: 4 }, { id: 9 }] } as User;
const begun = {
  id: 'u1',
  offsetBytes: 400,
  reason: null,
  createdAt: '2026-11-21T09:00:00Z',
  filename: 'river_day.mp4',
  sizeBytes: 1000,
  name: 'Day one',
  description: null,
  privacy: 3,
  channelId: undefined,
  state: 'receiving',
} as const;

test('a new draft is public, on the first channel, named after its file', () => {
  expect(beginDraft(file, user, null)).toEqual({
    name: 'river day',
    description: '',
    privacy: 1,
    channelId: 4,
  });
});

test('what was typed before the interruption comes back', () => {
  expect(beginDraft(file, user, begun)).toEqual({
    name: 'Day one',
    description: '',
    privacy: 3,
    channelId: 4,
  });
});

test('another file, or a rejected one, is not continued', () => {
  expect(isPartOf(begun, file)).toBe(true);
  expect(isPartOf(begun, { ...file, size: 1001 })).toBe(false);
  expect(isPartOf({ ...begun, state: 'rejected' }, file)).toBe(false);
});
