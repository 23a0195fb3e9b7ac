/** How far a job of a runner is (contract § RunnerJobState). */
export const JobState = {
  pending: 1,
  processing: 2,
  completed: 3,
  errored: 4,
  waitingForParent: 5,
  cancelled: 6,
  parentErrored: 7,
  parentCancelled: 8,
  completing: 9, // its result is being looked at
} as const;

const LABELS: Record<number, string> = {
  1: 'Pending',
  2: 'Processing',
  3: 'Completed',
  4: 'Errored',
  5: 'Waiting for parent job to finish',
  6: 'Cancelled',
  7: 'Parent job failed',
  8: 'Parent job cancelled',
  9: 'Completing',
};

export const labelledState = (id: number) => ({ id, label: LABELS[id] ?? 'Unknown' });

/** What is not at its end yet. */
export const OPEN_STATES: readonly number[] = [
  JobState.pending,
  JobState.processing,
  JobState.completing,
];
