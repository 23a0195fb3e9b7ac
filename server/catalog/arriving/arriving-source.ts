import type { Readable } from 'node:stream';

import type { SetRef } from '../publishing/publish.ts';
import type { SourceFacts } from '../source.ts';

/** A file that is still coming in, and the video it becomes, as far as the file's beginning tells. */
export type ArrivingSource = {
  set: SetRef & { uuid: string };
  facts: SourceFacts;
  /** All of the file from its first byte on, each as soon as it is here. It ends with the file. */
  read: () => Readable;
  /** Aborts once nothing more comes of it: the upload was given up, or broke off. */
  signal: AbortSignal;
};
