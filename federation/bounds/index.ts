export { sweepStrangers } from './forget-strangers.ts';
