import { pipeline } from 'node:stream/promises';
import { setTimeout as after } from 'node:timers/promises';

import { openProxy } from './proxy.ts';

const CHUNK_MILLISECONDS = 50;

/** An address in front of a node, through which media come slowly. It keeps count of them. */
export async function openSlowDoor({ bytesPerSecond }: { bytesPerSecond: number }) {
  let isSlow = true;
  let sent = 0;

  async function* paced(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      sent += chunk.length;
      if (isSlow) await after(Math.max(CHUNK_MILLISECONDS, (chunk.length / bytesPerSecond) * 1000));
      yield chunk;
    }
  }

  const { url, standBefore, ranges } = await openProxy({
    isMeant: (incoming) => incoming.url!.endsWith('.mp4'),
    pass: (answer, outgoing) => {
      pipeline(answer, paced, outgoing).catch(() => outgoing.destroy());
    },
  });
  return {
    url,
    leadTo: standBefore,
    beFast: () => void (isSlow = false),
    /** The ranges media were asked for with. */
    ranges: () => ranges,
    bytesOfMedia: () => sent,
  };
}
