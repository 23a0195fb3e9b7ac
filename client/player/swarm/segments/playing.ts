import type Hls from 'hls.js';
import type { ManifestLoadedData } from 'hls.js';

import type { HlsModule } from '../../hls.ts';

/** What hls.js plays, and the playlists it has found. */
export interface Playing {
  hls: Hls;
  Events: HlsModule['Events'];
  manifest: ManifestLoadedData;
}
