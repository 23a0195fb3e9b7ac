export { makeTorrents } from './make-torrents.ts';
export { startSeeder } from './start-seeder.ts';
export { openTracker } from './tracker/open-tracker.ts';
