import { on } from '../../server/platform/events.ts';
import { deliveriesWaiting } from './events.ts';
import { deliver, sweepDeliveries } from './jobs.ts';

export { isGone, isGoneActor, welcomeBack } from './gone-queries.ts';
export { type Activity, forward, send } from './send.ts';

export const deliveryJobs = [deliver, sweepDeliveries];
export const deliveryPipeline = [on(deliveriesWaiting, deliver)];
