/** Where a synchronization is; the numbers are the contract's. */
export const SyncState = { waitingFirstRun: 1, processing: 2, synced: 3, failed: 4 } as const;
export type SyncState = (typeof SyncState)[keyof typeof SyncState];

export const SYNC_STATES: Readonly<Record<string, string>> = {
  '1': 'Waiting first run',
  '2': 'Processing',
  '3': 'Synchronized',
  '4': 'Failed',
};
