import { on } from '../../server/platform/events.ts';
import { followAccepted, nodeFollowsChanged } from '../follows/events.ts';
import { ledgerDue, ledgersDue } from './events.ts';
import { checkLedgers, openLedger, syncCatalog } from './jobs.ts';

export { ledgerRoutes } from './routes.ts';

export const syncPipeline = [
  on(followAccepted, openLedger),
  on(nodeFollowsChanged, checkLedgers),
  on(ledgersDue, checkLedgers),
  on(ledgerDue, syncCatalog),
];
