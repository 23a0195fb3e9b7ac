/** Where an import is; the numbers are the contract's. */
export const ImportState = {
  pending: 1,
  success: 2,
  failed: 3,
  rejected: 4,
  cancelled: 5,
  processing: 6,
} as const;
export type ImportState = (typeof ImportState)[keyof typeof ImportState];

export const IMPORT_STATES: Readonly<Record<string, string>> = {
  '1': 'Pending',
  '2': 'Success',
  '3': 'Failed',
  '4': 'Rejected',
  '5': 'Cancelled',
  '6': 'Processing',
};

/** States of an import that still does something. */
export const UNDER_WAY: readonly number[] = [ImportState.pending, ImportState.processing];

export const isUnderWay = ({ state }: { state: number }): boolean => UNDER_WAY.includes(state);
