export { defineSetting, setting, signingSecret } from './settings.ts';
