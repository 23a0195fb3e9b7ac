export { createUser, type NewUser } from './create-user.ts';
export { ensureAdministrator } from './ensure-administrator.ts';
export { sweepSessions } from './jobs.ts';
export { identify, optionalUser, requireRole, requireUser } from './middleware.ts';
export type { Role, User } from './user.ts';
export { findViewer, type Identified } from './viewer.ts';
