import type { Page } from 'playwright-core';

import type { Goal } from './goals.ts';

declare global {
  // oxlint-disable-next-line no-var -- only `var` declares a global
  var appended: Blob[];
}

/** Sees whether what viewers play is of a file. */
export async function openWitness(fileUrl: string) {
  const right = new Set(await hashMedia(await (await fetch(fileUrl)).blob()));
  let seen = 0;
  let wrong = 0;
  return {
    async before(page: Page): Promise<void> {
      await page.addInitScript(keepWhatIsPlayed);
    },
    async after(page: Page): Promise<void> {
      const played = await page.evaluate<string[]>(
        `(${hashMedia.toString()})(new Blob(globalThis.appended))`,
      );
      seen += played.length;
      wrong += played.filter((hash) => !right.has(hash)).length;
    },
    /** Missed, too, where nothing was played. */
    goal: (): Goal => ({
      what: 'false segments that were played',
      is: seen === 0 ? Infinity : wrong,
      most: 0,
    }),
  };
}

/** Runs in a page before anything else. */
function keepWhatIsPlayed(): void {
  const { appendBuffer } = SourceBuffer.prototype;
  globalThis.appended = [];
  SourceBuffer.prototype.appendBuffer = function keep(this: SourceBuffer, data: BufferSource) {
    globalThis.appended.push(new Blob([data]));
    appendBuffer.call(this, data);
  };
}

/** What the boxes with pictures and sound of fragmented MP4 hash to. Runs in pages too: it knows nothing but the platform. */
async function hashMedia(file: Blob): Promise<string[]> {
  const bytes = await file.arrayBuffer();
  const view = new DataView(bytes);
  const hashes: string[] = [];
  for (let at = 0; at < bytes.byteLength; at += view.getUint32(at)) {
    if (view.getUint32(at + 4) !== 0x6d646174) continue; // mdat
    const box = bytes.slice(at, at + view.getUint32(at));
    hashes.push(new Uint8Array(await crypto.subtle.digest('SHA-256', box)).join());
  }
  return hashes;
}
