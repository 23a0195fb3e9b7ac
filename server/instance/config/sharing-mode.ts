import * as z from 'zod';

/**
 * With whom viewers may share a video: with each other and with nodes that keep a copy, with those nodes alone, or with
 * nobody. In the order of the alphabet, which is the order of how strict they are: SQL compares them.
 */
export const SharingMode = z.enum(['full', 'mirrors', 'off']);
export type SharingMode = z.output<typeof SharingMode>;
