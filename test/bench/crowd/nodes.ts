import { openClient } from '../../support/client.ts';
import { letAnybodyMeet } from '../../support/sharing.ts';
import { read, write } from '../../support/two-nodes.ts';
import { startMeasuredNode } from '../node.ts';
import { FREE, type Line, openLine } from './line.ts';
import { until } from './until.ts';
import { detailsOf, publishClip, untilShared } from './video.ts';

/** A node at the far end of a line, known by the address of its near end. */
export async function startNode(line: Line = openLine(FREE), settings: NodeJS.ProcessEnv = {}) {
  const door = await line.open();
  const node = await startMeasuredNode({
    LOG_LEVEL: 'error',
    FEDERATION_ALLOW_PRIVATE: 'true',
    PUBLIC_URL: door.url,
    ...settings,
  });
  door.leadTo(node.url);
  const { request, signIn } = openClient(node.url);
  const root = await signIn('root', 'bench bench');
  await letAnybodyMeet(root);
  return {
    ...node,
    url: door.url,
    line,
    request,
    root,
    /** As when somebody pulls the plug. */
    unplug(): void {
      door.close();
      process.kill(node.pid, 'SIGKILL');
    },
    async [Symbol.asyncDispose]() {
      door.close();
      await node[Symbol.asyncDispose]();
    },
  };
}

export type Node = Awaited<ReturnType<typeof startNode>>;

/** A node with a video, and one that follows it. */
export async function startPair(settings: NodeJS.ProcessEnv = {}) {
  const nodes = new AsyncDisposableStack();
  const origin = nodes.use(await startNode());
  const mirror = nodes.use(await startNode(openLine(FREE), settings));
  await follow(mirror, origin);
  const id = await publishClip(origin.root);
  return {
    origin,
    mirror,
    id,
    /** Has the one keep a copy of the other's video; resolves once viewers are told of it. */
    async keepCopy(): Promise<void> {
      await untilShared(mirror, id);
      await write(mirror.root, 'POST', '/server/redundancy/videos', { videoId: id });
      await until(async () => (await detailsOf(origin, id)).mirrors > 0);
    },
    [Symbol.asyncDispose]: () => nodes.disposeAsync(),
  };
}

type Followings = { data: { state: string }[] };

async function follow({ root }: Node, { url }: Node): Promise<void> {
  await write(root, 'POST', '/server/following', { hosts: [new URL(url).host] });
  await until(async () => {
    const { data } = await read<Followings>(root, '/server/following');
    return data.some(({ state }) => state === 'accepted');
  });
}
