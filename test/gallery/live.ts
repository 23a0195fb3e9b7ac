import { readFile } from 'node:fs/promises';

import type { SignedIn } from '../support/client.ts';
import { givenForeignVideo, givenPublisher, openForeignNode } from '../support/foreign-node.ts';
import { startLiveStream } from '../support/live-stream.ts';
import { picture } from './clips.ts';
import { followForeign } from './follow.ts';
import type { GalleryNode } from './node.ts';
import type { Scene } from './scenes.ts';
import { ask } from './speak.ts';

const SCENE: Scene = { place: 'sea', palette: 'dusk', seed: 9 };
const SECONDS = 40 * 60; // as long as pictures are taken
const RATE = 2; // pictures a second: it is looked at, not watched

/** A stream of a third node, which has begun some seconds ago, of a channel that the first node follows. */
export async function bringLive(
  node: GalleryNode,
  root: SignedIn,
): Promise<{ shortUUID: string; host: string }> {
  const foreign = await openForeignNode();
  const still = await picture(SCENE, 1280, 720);
  const stream = await startLiveStream(foreign, {
    inputs: `-loop 1 -framerate ${RATE} -t ${SECONDS} -i ${still} -f lavfi -t ${SECONDS} -i anullsrc -vf scale=640:360`,
    seconds: SECONDS,
    rate: RATE,
  });
  const shown = await readFile(still);
  foreign.show((response) => {
    response.writeHead(200, { 'content-type': 'image/png' });
    response.end(shown);
  }, '/live/picture.png');
  const publisher = givenPublisher(foreign, 'ferry', { name: 'Ferry Watch' });
  await followForeign(node, root, { foreign, actor: publisher.channel, name: 'ferry_channel' });
  const { id } = givenForeignVideo(foreign, publisher, {
    name: 'The evening ferry, from the pier',
    content: 'From the first boat to the last one.',
    published: new Date().toISOString(),
    updated: new Date().toISOString(),
    duration: 'PT0S',
    isLiveBroadcast: true,
    permanentLive: false,
    icon: [{ type: 'Image', url: foreign.url('/live/picture.png'), width: 1280, height: 720 }],
    url: [{ type: 'Link', mediaType: 'application/x-mpegURL', href: stream.url, tag: [] }],
  });
  const found = await ask<{ data: { shortUUID: string }[] }>(
    root,
    'GET',
    `/search/videos?${new URLSearchParams({ search: id })}`,
  );
  return { ...found.data[0]!, host: foreign.host };
}
