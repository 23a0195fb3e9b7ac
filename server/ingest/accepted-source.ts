import type { SourceFacts } from '../catalog/index.ts';

/** A whole file that was found to be media: what it is, and the key of the blob it becomes. */
export type AcceptedSource = { key: string; mediaType: string; facts: SourceFacts };
