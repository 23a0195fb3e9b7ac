import { expect, test } from 'vitest';

import { encodedVideo, isJobState, jobLabel, subjectWords } from './job-words.ts';

test('a job says what it is', () => {
  expect(jobLabel('transcode.encode-first')).toBe('Encode the first quality');
  expect(jobLabel('transcode.encode-first.gave-up')).toBe('Encode the first quality, given up');
  expect(jobLabel('notifications.new-abuse')).toBe('Notifications: new-abuse');
  expect(jobLabel('video-import')).toBe('video-import');
  expect(subjectWords({ videoId: 12, height: 720 })).toBe(', video 12, height 720');
});

test('the progress of an encoding can be followed, of nothing else', () => {
  expect(encodedVideo({ type: 'transcode.encode-rest', data: { videoId: 12 } })).toBe(12);
  expect(encodedVideo({ type: 'transcode.sweep', data: {} })).toBeNull();
  expect(encodedVideo({ type: 'ingest.probe', data: { videoId: 12 } })).toBeNull();
});

test('only states there are can be asked for', () => {
  expect(['failed', 'all', 'sleeping', null].map(isJobState)).toEqual([true, false, false, false]);
});
