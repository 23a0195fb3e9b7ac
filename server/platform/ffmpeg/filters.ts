import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const TIMEOUT_SECONDS = 10;
const run = promisify(execFile);

/** Tells which filters an ffmpeg was built with. It is asked once, when somebody first wants to know; none if it does not answer. */
export function openFilters(ffmpegPath: string) {
  let known: Promise<Set<string>> | undefined;
  return async (filter: string): Promise<boolean> => {
    known ??= readFilters(ffmpegPath);
    return (await known).has(filter);
  };
}

async function readFilters(ffmpegPath: string): Promise<Set<string>> {
  const words = ['-hide_banner', '-filters'];
  const answer = await run(ffmpegPath, words, { timeout: TIMEOUT_SECONDS * 1000 }).catch(
    () => undefined,
  );
  return new Set(
    [...(answer?.stdout ?? '').matchAll(/^ [.TSC]+ (\w+) /gm)].map(([, name]) => name!),
  );
}
