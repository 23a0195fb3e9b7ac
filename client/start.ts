import { mount } from 'svelte';

import App from './App.svelte';
import OfflinePage from './offline/OfflinePage.svelte';
import { isOfflinePage } from './offline/reach.ts';
import { registerWorker } from './offline/register.ts';
import { startRouter } from './router.svelte.ts';
import { startSession } from './session.svelte.ts';
import { isTelevision } from './television/television.ts';

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
  if (isTelevision()) void startOnTelevision();
}

/** As it is seen from across a room, and moved in by a remote control. */
async function startOnTelevision(): Promise<void> {
  document.documentElement.dataset['device'] = 'television';
  const { followArrows } = await import('./television/arrow-keys.ts');
  followArrows();
}
