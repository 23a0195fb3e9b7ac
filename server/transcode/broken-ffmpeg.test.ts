import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { clip } from '../../test/support/clips.ts';
import { encodersBelow, watchEncoders } from '../../test/support/encoders.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';
import { detailsOf, filesOf, openStudio } from '../../test/support/studio.ts';

const FILM = '-f lavfi -i testsrc2=d=8:s=320x180:r=25 -an -c:v mpeg4';
const MOST_ATTEMPTS = 3;

/** An ffmpeg that encodes in this way instead, after a moment in which it can be seen. */
async function brokenFfmpeg(instead: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'broken-')), 'ffmpeg');
  const script = `#!/bin/bash
case " $* " in
  *libx264*) sleep 2; ${instead} ;;
  *) exec ffmpeg "$@" ;;
esac
`;
  await writeFile(path, script);
  await chmod(path, 0o755);
  return path;
}

test.each([
  [
    'ends well too soon',
    'exec ffmpeg -t 2 "$@"',
    /^The file ends after \d s of the 8 s it announces/,
  ],
  ['runs out of memory', 'ulimit -v 90000; exec ffmpeg "$@"', /^(The file could|This node tried)/],
  ['is killed each time', 'kill -9 $$', /^This node tried several times and did not manage/],
])(
  'an ffmpeg that %s makes no video, and is not run for ever',
  async (_, instead, reason) => {
    const node = await startTestNode({ FFMPEG_PATH: await brokenFfmpeg(instead) });
    using encoders = watchEncoders(process.pid);
    const root = await node.signIn('root', ADMIN_PASSWORD);
    const { upload, watchToTheEnd } = await openStudio(root);

    const { uuid } = await upload(await clip('mkv', FILM));

    const end = { state: { id: 7 }, stage: 'held', reason: expect.stringMatching(reason) };
    expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject(end);
    expect(filesOf(await detailsOf(root, uuid))).toEqual([]);
    expect(encoders.seen()).toBeGreaterThan(0);
    expect(encoders.seen()).toBeLessThanOrEqual(MOST_ATTEMPTS);
    expect(await encodersBelow(process.pid)).toEqual([]);
  },
  180_000,
);
