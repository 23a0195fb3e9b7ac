/** How far a new version of a video is. */
export const EditState = { waiting: 1, running: 2, done: 3, failed: 4, cancelled: 5 } as const;

const LABELS: Record<number, string> = {
  1: 'Waiting',
  2: 'Being made',
  3: 'Done',
  4: 'Failed',
  5: 'Cancelled',
};

export const labelledEditState = (id: number) => ({ id, label: LABELS[id] ?? 'Unknown' });
