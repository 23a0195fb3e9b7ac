export { abuseFigures } from './abuses/figures-queries.ts';
export { abuseCreated, abuseMessagePosted, abuseStateChanged } from './events.ts';
