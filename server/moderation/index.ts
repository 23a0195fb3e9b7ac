export { abuseCreated, abuseMessagePosted, abuseStateChanged } from './events.ts';
