import { on } from '../../server/platform/events.ts';
import { applyPolicy } from './apply-policy.ts';
import { policyChanged } from './events.ts';

export { followPolicies } from './policies.ts';
export { policyRoutes } from './routes.ts';

export const policyPipeline = [on(policyChanged, applyPolicy)];
