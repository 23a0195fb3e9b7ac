import { mount } from 'svelte';

import App from './App.svelte';
import { startRouter } from './router.svelte.ts';
import { startSession } from './session.svelte.ts';
import { applyTheme } from './shell/theme.svelte.ts';

applyTheme();
startRouter();
startSession();
mount(App, { target: document.getElementById('app')! });
