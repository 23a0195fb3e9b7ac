import { sweepStrangers } from './forget-strangers.ts';

export const boundJobs = [sweepStrangers];
