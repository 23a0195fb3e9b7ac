import { session } from '../session.svelte.ts';
import { subscriptionsApi } from './subscriptions-api.ts';

class Subscription {
  follows = $state(false);
  readonly #uri: string;

  constructor(uri: string) {
    this.#uri = uri;
    subscriptionsApi.follows(uri).then(
      (follows) => (this.follows = follows),
      () => {}, // the button then offers to follow, which changes nothing where somebody follows already
    );
  }

  /** Follows, or follows no longer. Throws `Problem`. */
  async toggle(): Promise<void> {
    if (this.follows) await subscriptionsApi.unfollow(this.#uri);
    else await subscriptionsApi.follow(this.#uri);
    this.follows = !this.follows;
  }
}

const MOST = 200;
const known = new Map<string, Subscription>();

/** Whether the viewer follows a channel, `name@host`: the same for all its buttons on all pages. */
export function subscription(uri: string): Subscription {
  const key = `${session.user?.id} ${uri}`;
  const found = known.get(key);
  if (found) return found;
  const made = new Subscription(uri);
  known.set(key, made);
  if (known.size > MOST) known.delete(known.keys().next().value!);
  return made;
}
