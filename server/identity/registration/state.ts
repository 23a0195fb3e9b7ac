/** The contract's numbers. */
export const RegistrationState = { pending: 1, rejected: 2, accepted: 3 } as const;

export const REGISTRATION_LABELS: Record<number, string> = {
  [RegistrationState.pending]: 'Pending',
  [RegistrationState.rejected]: 'Rejected',
  [RegistrationState.accepted]: 'Accepted',
};
