export type Theme = 'system' | 'light' | 'dark';

const KEY = 'tributary.theme';
const stored = localStorage.getItem(KEY);

let theme = $state<Theme>(stored === 'light' || stored === 'dark' ? stored : 'system');

/** The look the viewer chose; `system` follows the device. */
export const chosenTheme = (): Theme => theme;

/** Chooses a look for this browser. */
export function chooseTheme(chosen: Theme): void {
  theme = chosen;
  if (chosen === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, chosen);
  applyTheme();
}

/** Puts the chosen look on the page. */
export function applyTheme(): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
