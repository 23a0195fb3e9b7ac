import { expect, test } from 'vitest';

import { canCancel, canRetry, isThere, stateLabel, stateTone, taskLabel } from './runner-words.ts';

const inState = (id: number) => ({ state: { id, label: 'As the node says' } });

test('what can be done with a job follows its state', () => {
  expect([1, 2, 3, 4, 6, 9].filter((id) => canCancel(inState(id)))).toEqual([1, 2]);
  expect([1, 2, 3, 4, 6, 9].filter((id) => canRetry(inState(id)))).toEqual([4, 6]);
  expect([stateLabel(inState(9)), stateTone(inState(9))]).toEqual(['Being checked', 'amber']);
  expect([stateLabel(inState(5)), stateTone(inState(5))]).toEqual(['As the node says', 'plain']);
});

test('a job is named after what it makes', () => {
  const payload = { videoUUID: '', videoName: '', resolution: 720 };
  expect(taskLabel({ type: 'vod-hls-transcoding', privatePayload: payload })).toBe('720p');
  expect(taskLabel({ type: 'video-studio-transcoding', privatePayload: payload })).toBe(
    'New version',
  );
});

test('a runner that was heard of three minutes ago is away', () => {
  const moment = '2026-01-01T00:00:00.000Z';
  const then = Date.parse(moment);
  expect([isThere(moment, then + 60_000), isThere(moment, then + 200_000)]).toEqual([true, false]);
});
