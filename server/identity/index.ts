export { findFeedReader } from './account/queries.ts';
export { Profile, restorePreferences, restoreProfile } from './account/restore.ts';
export { createUser, type NewUser } from './create-user.ts';
export {
  emailToVerify,
  mailAsked,
  passwordToChoose,
  registrationToVerify,
} from './email/events.ts';
export {
  answerAsked,
  sendInvitation,
  sendRegistrationVerification,
  sendVerification,
} from './email/jobs.ts';
export { tellBlocked, tellUnblocked } from './email/standing-jobs.ts';
export { ensureAdministrator } from './ensure-administrator.ts';
export {
  accountChanged,
  accountGone,
  registrationAsked,
  RegistrationRef,
  userBlocked,
  userDeleted,
  userRegistered,
  userUnblocked,
} from './events.ts';
export { sweepSessions } from './jobs.ts';
export { likePattern } from './like-pattern.ts';
export { flag } from './list-query.ts';
export { identify, optionalUser, requireRole, requireUser } from './middleware.ts';
export { registrationDecided } from './registration/events.ts';
export { sendDecision } from './registration/jobs.ts';
export { readSessionCookie } from './sessions/session-cookie.ts';
export { isSessionAlive } from './sessions/session-queries.ts';
export type { Role, User } from './user.ts';
export { findUser } from './user-queries.ts';
export { findCallersSession, findViewer } from './viewer.ts';
export { changeNotificationSettings } from './notification-queries.ts';
export {
  type NotificationSetting,
  NotificationSettingsForm,
  notificationSettingsOf,
  NotifyBy,
} from './notification-settings.ts';
export type { RemoteAccount } from './remote/account.ts';
export { forgetRemoteAccount, takeRemoteAccount } from './remote/take-account.ts';
