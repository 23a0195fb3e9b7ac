import type { Fetch } from '../../platform/fetch/index.ts';
import type { CompleteStore } from '../complete.ts';

/** What an import needs of its node. */
export type ImportNode = Omit<CompleteStore, 'config'> & {
  config: CompleteStore['config'] & { ytDlpPath: string };
  fetch: Fetch;
};

/** The same while one runs: `signal` aborts when the process ends, and when the import is ended by somebody. */
export type Running = ImportNode & { signal: AbortSignal };
