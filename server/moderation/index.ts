export { abuseFigures } from './abuses/figures-queries.ts';
export { abuseCreated, abuseMessagePosted, abuseStateChanged, muteAdded } from './events.ts';
export { bulkVideoBlocks } from './bulk/block-videos.ts';
export { bulkAccountMutes } from './bulk/mute-accounts.ts';
export { muteByHandle, muteByHost } from './mutes/mute-by-name.ts';
export { createList } from './watched-words/list.ts';
export type { RemoteTarget } from './remote/target.ts';
export { takeRemoteReport } from './remote/take-report.ts';
