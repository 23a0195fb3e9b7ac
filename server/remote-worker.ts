import { probeSource } from './ingest/index.ts';
import type { Config } from './platform/config.ts';
import { ANYWHERE, openFetch } from './platform/fetch/index.ts';
import { openFfmpeg } from './platform/ffmpeg.ts';
import type { Log } from './platform/log.ts';
import { openStorage } from './platform/storage.ts';
import { encodeRung, openTrials } from './transcode/index.ts';
import { type MakeRendition, startWorker } from './worker/index.ts';

/** An origin looks at what it is brought, and moves it, before it answers. */
const SECONDS = { firstByte: 300 };

type Settings = Pick<
  Config,
  'dataDirectory' | 'ffmpegPath' | 'ffprobePath' | 'triesEncodersAtStart'
> & {
  workFor: NonNullable<Config['workFor']>;
};

/**
 * Starts a process that encodes for another node, with no more than its address and a token: no database, no store of its own
 * but room for what is half made. Throws when the origin cannot be reached or does not want it.
 */
export async function startRemoteWorker(
  { workFor, dataDirectory, ...settings }: Settings,
  log: Log,
) {
  await using starting = new AsyncDisposableStack();
  const { originUrl, registrationToken, name } = workFor;
  const storage = await openStorage(dataDirectory);
  const fetch = openFetch(ANYWHERE, { publicUrl: originUrl, seconds: SECONDS }); // wherever its operator says the origin is
  starting.defer(() => fetch.close());
  const ffmpeg = openFfmpeg(settings);
  const make: MakeRendition = async ({ source, directory, output, signal, onProgress }) => {
    const { resolution, fps: framesPerSecond, separatedAudio } = output;
    const facts = await probeSource(source, { ffmpeg, signal });
    if (separatedAudio && resolution > 0) delete facts.audio;
    const wanted = { source, facts, directory, resolution, framesPerSecond, onProgress };
    return encodeRung({ storage, ffmpeg, log, signal }, wanted);
  };
  const token = { registrationToken, name, dataDirectory };
  const worker = await startWorker({ ...token, originUrl, fetch, storage, make, log });
  starting.defer(() => worker.stop());
  const trials = openTrials({ ffmpeg, storage, log });
  starting.defer(() => trials.close());
  if (settings.triesEncodersAtStart) trials.begin({ anew: false });
  const parts = starting.move();
  return { originUrl, stop: () => parts.disposeAsync() };
}
