import { expect, test } from 'vitest';

import { openMirror } from '../support/mirrors/mirror.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { eventually, follow, hostOf, read, startTwoNodes, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Threads = { data: { id: number; text: string; account: { host: string } }[] };
type Video = {
  id: number;
  url: string;
  viewers: number;
  streamingPlaylists: { redundancies: { baseUrl: string }[] }[];
};

const TIMEOUT_MILLISECONDS = 180_000;

test(
  'what is done with a video elsewhere reaches the third node through the first',
  async () => {
    const { a, b, ofA, ofB } = await startTwoNodes();
    const c = await startTestNode();
    const ofC = await openPeople(c);
    const [alice, bob] = [await ofA.join('alice'), await ofB.join('bob')];
    await Promise.all([follow(ofB.root, a), follow(ofC.root, a)]);
    const { uuid } = await openCatalog(a).givenVideo(alice, { name: 'Herons' });
    for (const node of [b, c]) await eventually(() => read<Video>(node, `/videos/${uuid}`));

    const threads = (on: typeof a) => read<Threads>(on, `/videos/${uuid}/comment-threads`);
    await write(bob, 'POST', `/videos/${uuid}/comment-threads`, { text: 'What a bird' });
    await eventually(async () =>
      expect(await threads(c)).toMatchObject({
        data: [{ text: 'What a bird', account: { host: hostOf(b) } }],
      }),
    );

    const { url } = await read<Video>(a, `/videos/${uuid}`);
    const origin = `http://${hostOf(b)}`;
    const mirror = await openMirror({ db: openCatalog(b).db, origin }, { url, uuid });
    const copies = async (on: typeof a) =>
      (await read<Video>(on, `/videos/${uuid}`)).streamingPlaylists[0]?.redundancies;
    await mirror.announce(`http://${hostOf(a)}/inbox`);
    for (const node of [a, c])
      await eventually(async () =>
        expect(await copies(node)).toEqual([{ baseUrl: mirror.directoryUrl }]),
      );
    await mirror.withdraw(`http://${hostOf(a)}/inbox`);
    for (const node of [a, c]) await eventually(async () => expect(await copies(node)).toEqual([]));

    const [comment] = (await threads(b)).data;
    await write(bob, 'DELETE', `/videos/${uuid}/comments/${comment!.id}`);
    for (const node of [a, c])
      await eventually(async () => expect((await threads(node)).data).toEqual([]));
  },
  TIMEOUT_MILLISECONDS,
);
