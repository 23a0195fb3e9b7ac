export { makeTorrents } from './make-torrents.ts';
