import { expect, test } from 'vitest';

import { openAudience } from '../../../test/support/audience.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { addPlayback, deleteOldPlayback } from '../playback/playback-queries.ts';
import { keepWatched } from './keep-watched.ts';
import { sweepWatchSessions } from './sweep.ts';

const NOTHING = { client: null, device: null, operatingSystem: null, source: null };

test('a session ends, tells no longer whose it was, and goes', async () => {
  const node = await startTestNode({ ROLES: 'web' });
  const { root, join } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const [ours, theirs] = [await givenVideo(root), await givenVideo(await join('bob'))];
  const { age, makeForeign, sessions, playbackHours } = openAudience(db);
  await makeForeign('bob');
  const watch = (viewer: string, positionSeconds: number, hasJumped = false, videoId = ours.id) =>
    keepWatched(db, { ...NOTHING, viewer, videoId, positionSeconds, hasJumped });
  const sweep = () =>
    sweepWatchSessions.run(
      {},
      {
        db,
        config: { views: { localKeptDays: 10, remoteKeptDays: 5 } },
        signal: new AbortController().signal,
      },
    );
  await watch('a', 0);
  await watch('a', 5);
  await age('61 minutes');
  await watch('a', 6);
  await watch('a', 8);
  expect(await sessions()).toMatchObject([
    { viewer: null, watchedSeconds: 5, sections: '{[0,6)}' },
    { viewer: 'a', watchedSeconds: 2, sections: '{[6,9)}' },
  ]);

  for (let n = 0; n < 230; n++) {
    await watch('b', 2, true);
    await watch('b', 3);
  }
  expect((await sessions()).at(-1)).toMatchObject({
    jumps: 200,
    watchedSeconds: 200,
    sections: '{[2,4)}',
  });

  await watch('c', 0, false, theirs.id);
  await sweep();
  expect(await sessions()).toHaveLength(4);
  await age('6 days');
  await sweep();
  expect(await sessions()).toMatchObject([{ viewer: null }, { viewer: null }, { viewer: null }]);
  await age('5 days');
  await sweep();
  expect(await sessions()).toEqual([]);

  const counted = { reports: 1, reportsWithPeers: 0, resolutionChanges: 0, errors: 0 };
  await addPlayback(db, ours.id, {
    ...counted,
    stalls: 0,
    originBytes: 5,
    mirrorBytes: 0,
    peerBytes: 0,
    uploadedBytes: 0,
  });
  expect(await deleteOldPlayback(db, { days: 1, limit: 10 })).toBe(0);
  await age('2 days');
  expect(await deleteOldPlayback(db, { days: 1, limit: 10 })).toBe(1);
  expect(await playbackHours()).toEqual([]);
});
