export { editDelivered, editGivenBack, renditionDelivered, renditionGivenBack } from './events.ts';
export { hastenOffers } from './hasten-offers.ts';
export { settleJob } from './jobs/settle-job.ts';
export { offerEdit } from './offer-edit.ts';
export { offerRendition } from './offer-rendition.ts';
export { openRunnerSockets } from './runner-sockets.ts';
export { sweepRunnerJobs } from './sweep-jobs.ts';
export { withdrawOffers } from './withdraw-offers.ts';
