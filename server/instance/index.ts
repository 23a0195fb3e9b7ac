export type { Act } from './audit/act.ts';
export { recordAct } from './audit/record-act.ts';
export { changeConfig, instanceConfig } from './config/config.ts';
export { enabledHeights } from './config/config-json.ts';
export type { CustomConfig } from './config/custom-config.ts';
export { maySignUp } from './config/may-sign-up.ts';
export { defineSetting, setting, signingSecret } from './settings.ts';
export { contactAsked, sendContact } from './contact/contact.ts';
