/** ffmpeg ended and did not do what it was asked; `message` is the last useful thing it said. */
export class FfmpegError extends Error {
  /** Killed from outside (out of memory, a person, a limit), or never started: another attempt may succeed. */
  readonly wasKilled: boolean;

  constructor(message: string, wasKilled: boolean) {
    super(message);
    this.name = 'FfmpegError';
    this.wasKilled = wasKilled;
  }
}

/** Whether ffmpeg itself failed at what it was given, so that another attempt would too. */
export const isFault = (error: unknown): error is FfmpegError =>
  error instanceof FfmpegError && !error.wasKilled;

/** Whether what it failed at was to write: the disk is full, or what its user may have of it. */
export const lacksRoom = (error: unknown): boolean =>
  isFault(error) && /No space left|Disk quota exceeded/.test(error.message);
