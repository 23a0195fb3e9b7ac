export { createUser, type NewUser } from './create-user.ts';
export { ensureAdministrator } from './ensure-administrator.ts';
export { identify, optionalUser, requireRole, requireUser } from './middleware.ts';
export { sweepSessions } from './session-queries.ts';
export type { Role, User } from './user.ts';
export { findViewer, type Identified } from './viewer.ts';
