import { t } from '../i18n/t.ts';

const SHORTEST = 6;

/** What is wrong with a password that is being chosen; nothing while it is empty. */
export const shortWords = (password: string): string =>
  password.length > 0 && password.length < SHORTEST
    ? t('At least {count} characters.', { count: SHORTEST })
    : '';
