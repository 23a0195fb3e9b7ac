import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { clip } from '../../test/support/clips.ts';
import { encodersBelow } from '../../test/support/encoders.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';
import { detailsOf, filesOf, openStudio } from '../../test/support/studio.ts';

const FILM = '-f lavfi -i testsrc2=d=8:s=320x180:r=25 -an -c:v mpeg4';
const MOST_ATTEMPTS = 3;

/** An ffmpeg that encodes in this way instead, and counts how often it was asked to. */
async function brokenFfmpeg(instead: string) {
  const directory = await mkdtemp(join(tmpdir(), 'broken-'));
  const [path, count] = [join(directory, 'ffmpeg'), join(directory, 'count')];
  const script = `#!/bin/bash
case " $* " in
  *libx264*) echo . >> '${count}'; ${instead} ;;
  *) exec ffmpeg "$@" ;;
esac
`;
  await writeFile(path, script);
  await chmod(path, 0o755);
  return { path, attempts: async () => (await readFile(count, 'utf8')).split('\n').length - 1 };
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
    const { path, attempts } = await brokenFfmpeg(instead);
    const node = await startTestNode({ FFMPEG_PATH: path });
    const root = await node.signIn('root', ADMIN_PASSWORD);
    const { upload, watchToTheEnd } = await openStudio(root);

    const { uuid } = await upload(await clip('mkv', FILM));

    const end = { state: { id: 7 }, stage: 'held', reason: expect.stringMatching(reason) };
    expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject(end);
    expect(filesOf(await detailsOf(root, uuid))).toEqual([]);
    expect(await attempts()).toBeLessThanOrEqual(MOST_ATTEMPTS);
    expect(await encodersBelow(process.pid)).toEqual([]);
  },
  180_000,
);
