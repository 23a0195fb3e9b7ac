import type { Query } from './videos-api.ts';

type Scope = 'all' | 'local';

const KEY = 'tributary.home-scope';

let chosen = $state<Scope>(localStorage.getItem(KEY) === 'local' ? 'local' : 'all');

/** From where the home page shows what is new; this browser remembers it. */
export const homeScope = {
  get chosen(): Scope {
    return chosen;
  },
  set chosen(scope: Scope) {
    chosen = scope;
    localStorage.setItem(KEY, scope);
  },
  get query(): Query {
    return { sort: '-publishedAt', ...(chosen === 'local' && { isLocal: 'true' }) };
  },
};
