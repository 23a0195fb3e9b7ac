import { mount } from 'svelte';

import Embed from './Embed.svelte';
import { parseEmbedOptions } from './options.ts';

/** Starts the embedded player, once its words are there. */
export function start(): void {
  mount(Embed, {
    target: document.getElementById('app')!,
    props: {
      path: location.pathname,
      options: parseEmbedOptions(new URLSearchParams(location.search)),
      refused: document.querySelector('meta[name="tributary:embed"][content="refused"]') !== null,
    },
  });
}
