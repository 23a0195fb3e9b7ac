export { type Act, recordAct } from './audit/act.ts';
export { defineSetting, setting, signingSecret } from './settings.ts';
