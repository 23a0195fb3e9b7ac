import { expect, test } from 'vitest';

import { FfmpegError } from '../../platform/ffmpeg.ts';
import { explain } from './run-pass.ts';

test.each([
  ['av_interleaved_write_frame(): No space left on device', 'insufficient_storage'],
  ['Error writing trailer: Disk quota exceeded', 'insufficient_storage'],
  ['Invalid data found when processing input', 'unreadable_media'],
])('%s: %s', (message, code) => {
  expect(explain(new FfmpegError(message, false))).toMatchObject({ code });
});
