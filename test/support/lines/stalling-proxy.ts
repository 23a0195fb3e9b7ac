import { openProxy } from './proxy.ts';

/**
 * Stands before a server, and passes on what is asked of it. The first GET whose target begins with `stalls` gets so many
 * bytes, and then nothing for ever.
 */
export function startStallingProxy({ stalls, bytes }: { stalls: string; bytes: number }) {
  let isStalled = false;
  return openProxy({
    isMeant: ({ method, url }) => method === 'GET' && url!.startsWith(stalls),
    pass(answer, outgoing) {
      if (isStalled) return void answer.pipe(outgoing);
      isStalled = true;
      answer.once('data', (chunk: Buffer) => {
        outgoing.write(chunk.subarray(0, bytes));
        answer.destroy();
      });
    },
  });
}
