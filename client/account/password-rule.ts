import { t } from '../i18n/t.ts';

/** In characters: what the node takes. */
export const SHORTEST_PASSWORD = 6;

/** What is wrong with a password that is being chosen; nothing while it is empty. */
export const shortWords = (password: string): string =>
  password.length > 0 && password.length < SHORTEST_PASSWORD
    ? t('At least {count} characters.', { count: SHORTEST_PASSWORD })
    : '';
