import type { SignedIn } from './client.ts';
import { asJson } from './people.ts';

/** Has the node let viewers meet however few there are: those of one machine count as one. */
export async function letAnybodyMeet(root: SignedIn): Promise<void> {
  const change = asJson({ defaults: { p2p: { minViewers: 0 } } });
  await root.request('/api/v1/config/custom', { method: 'PUT', ...change });
}
