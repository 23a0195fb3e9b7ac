import { markPage } from '../i18n/language.ts';
import { loadWords } from '../i18n/t.ts';

document.documentElement.dataset['theme'] = 'dark'; // whatever page is around it, a player is dark
markPage();
await loadWords('everywhere');
const { start } = await import('./start.ts');
start();
