import type { DetailedError, HttpResponse, Upload } from 'tus-js-client';

import { UPLOAD_ENDPOINT } from '../api.ts';
import { mayPass, Problem, problemOf } from '../problem.ts';

/** What is told while a file travels. */
export interface TransferEvents {
  /** The node knows the upload by this id. */
  begun(uploadId: string): void;
  moved(sentBytes: number): void;
  /** It goes on by itself after a pause; `problem` says what is in the way. */
  retrying(problem: Problem): void;
  failed(problem: Problem): void;
  /** The last byte has arrived. The id is null when the node did not say it again. */
  arrived(videoId: string | null): void;
}

export interface Transfer {
  start(): void;
  /** Tries now what would be tried later. */
  hurry(): Promise<void>;
  pause(): Promise<void>;
  /** Stops, and lets the node forget what it has received. */
  cancel(): Promise<void>;
}

const RETRY_DELAYS_MS = [0, 1000, 3000, 5000, 10_000, 20_000, ...Array<number>(120).fill(30_000)];

/** Prepares to send a file; what an earlier try has sent is not sent again. */
export async function createTransfer(
  file: File,
  { metadata, uploadId }: { metadata: Record<string, string>; uploadId: string | null },
  events: TransferEvents,
): Promise<Transfer> {
  const tus = await import('tus-js-client');
  let videoId: string | null = null;

  const upload: Upload = new tus.Upload(file, {
    endpoint: UPLOAD_ENDPOINT,
    ...(uploadId && { uploadUrl: `${UPLOAD_ENDPOINT}/${uploadId}` }),
    metadata,
    retryDelays: RETRY_DELAYS_MS,
    removeFingerprintOnSuccess: true,
    onUploadUrlAvailable: () => upload.url && events.begun(upload.url.split('/').at(-1)!),
    onProgress: (sentBytes) => events.moved(sentBytes),
    onAfterResponse: (_, response) => {
      videoId ??= response.getHeader('tributary-video') ?? null;
    },
    onShouldRetry: (error) => {
      const problem = problemFrom(error);
      if (!mayPass(problem)) return false;
      events.retrying(problem);
      return true;
    },
    onError: (error) => events.failed(problemFrom(error)),
    onSuccess: () => events.arrived(videoId),
  });

  if (!uploadId) {
    const [latest] = (await upload.findPreviousUploads()).toSorted((one, other) =>
      other.creationTime.localeCompare(one.creationTime),
    );
    if (latest) upload.resumeFromPreviousUpload(latest);
  }

  return {
    start: () => upload.start(),
    hurry: async () => {
      await upload.abort();
      upload.start();
    },
    pause: () => upload.abort(),
    cancel: () => upload.abort(true),
  };
}

function problemFrom(error: Error | DetailedError): Problem {
  const response: HttpResponse | null | undefined =
    'originalResponse' in error ? error.originalResponse : null;
  if (!response) return new Problem(0);
  return problemOf(
    response.getStatus(),
    parsed(response.getBody()),
    response.getHeader('retry-after') ?? null,
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
