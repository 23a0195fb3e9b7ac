import { paths } from '../../paths.ts';

/** The page of all that comes from a node. */
export const nodePath = (host: string): string =>
  `${paths.admin('moderation/node')}?host=${encodeURIComponent(host)}`;
