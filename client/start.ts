import { mount } from 'svelte';

import App from './App.svelte';
import OfflinePage from './offline/OfflinePage.svelte';
import { isOfflinePage } from './offline/reach.ts';
import { registerWorker } from './offline/register.ts';
import { startRouter } from './router.svelte.ts';
import { startSession } from './session.svelte.ts';

/** Starts the client, once its words are there. */
export function start(): void {
  const target = document.getElementById('app')!;
  if (isOfflinePage()) {
    mount(OfflinePage, { target });
    return;
  }
  startRouter();
  startSession();
  mount(App, { target });
  registerWorker();
}
