import { on } from '../../server/platform/events.ts';
import { deliveriesWaiting } from './events.ts';
import { deliver } from './jobs.ts';

export { isGone, isGoneActor, welcomeBack } from './gone-queries.ts';
export { sweepDeliveries } from './jobs.ts';
export { type Activity, forward, send } from './send.ts';

export const deliveryPipeline = [on(deliveriesWaiting, deliver)];
