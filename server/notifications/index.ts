export { forgetMuted } from './forget-muted.ts';
export { mailNotifications } from './mail.ts';
export { openNewsSockets } from './news-sockets.ts';
export { notices } from './notices.ts';
export { sweepNotifications } from './sweep.ts';
export { mailDue } from './tell.ts';
