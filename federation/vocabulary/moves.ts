import { followersUrl } from './urls.ts';

/** An actor goes on under another id, and tells its followers (FEP-7628, in push mode). */
export const moveActivity = (actor: string, target: string, at: Date) => ({
  type: 'Move',
  id: `${actor}/moves/${at.toISOString()}`,
  actor,
  object: actor,
  target,
  to: [followersUrl(actor)],
});
