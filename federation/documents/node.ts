import type { Services } from '../../server/services.ts';

/** What documents need of a node. */
export type Node = Pick<Services, 'db' | 'publicUrl'>;
