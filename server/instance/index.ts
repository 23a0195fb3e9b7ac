export type { Act } from './audit/act.ts';
export { recordAct } from './audit/record-act.ts';
export { defineSetting, setting, signingSecret } from './settings.ts';
