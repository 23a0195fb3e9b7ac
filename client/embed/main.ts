import { mount } from 'svelte';

import Embed from './Embed.svelte';
import { parseEmbedOptions } from './options.ts';

document.documentElement.dataset['theme'] = 'dark'; // whatever page is around it, a player is dark

mount(Embed, {
  target: document.getElementById('app')!,
  props: {
    path: location.pathname,
    options: parseEmbedOptions(new URLSearchParams(location.search)),
    refused: document.querySelector('meta[name="tributary:embed"][content="refused"]') !== null,
  },
});
