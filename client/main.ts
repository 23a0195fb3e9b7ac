import { markPage } from './i18n/language.ts';
import { loadWords } from './i18n/t.ts';
import { applyTheme } from './shell/theme.svelte.ts';

applyTheme();
markPage();
await loadWords('everywhere');
const { start } = await import('./start.ts'); // what it loads has words from its first line
start();
