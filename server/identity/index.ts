export { identify, optionalUser, requireRole, requireUser } from './middleware.ts';
export type { Role, User } from './user.ts';
export { findViewer, type Identified } from './viewer.ts';
