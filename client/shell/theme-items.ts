import { t } from '../i18n/t.ts';
import type { IconName } from '../ui/icons.ts';
import { chooseTheme, chosenTheme, type Theme } from './theme.svelte.ts';

const ICONS: Record<Theme, IconName> = { system: 'monitor', light: 'sun', dark: 'moon' };

const item = (theme: Theme, label: string) => ({
  label,
  icon: ICONS[theme],
  checked: chosenTheme() === theme,
  onselect: () => chooseTheme(theme),
});

/** The looks there are, as items of a menu. */
export const themeItems = () => [
  item('system', t('Like this device')),
  item('light', t('Light')),
  item('dark', t('Dark')),
];

/** Stands for the look that is chosen. */
export const themeIcon = (): IconName => ICONS[chosenTheme()];
