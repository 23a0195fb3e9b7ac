/** The state of an import (contract § UserImportState); before it is here whole, clients do not see it. */
export const ImportState = {
  receiving: 0,
  pending: 1,
  processing: 2,
  completed: 3,
  errored: 4,
} as const;
