import { readFile } from 'node:fs/promises';

import type { File } from '../support/site.ts';

const SCRIPTS = {
  'hls.js': 'hls.js/dist/hls.min.mjs',
  'p2p-media-loader-core': 'p2p-media-loader-core/dist/p2p-media-loader-core.es.min.js',
  'p2p-media-loader-hlsjs': 'p2p-media-loader-hlsjs/dist/p2p-media-loader-hlsjs.es.min.js',
};
const MAP = Object.fromEntries(Object.keys(SCRIPTS).map((name) => [name, `/${name}`]));

export interface Played {
  playlistUrl: string;
  trackerUrl: string;
  /** How far ahead it fetches at once, whoever has it; 4 of what is live (contract § P2P). */
  highDemandSeconds?: number;
}

/** As PeerTube's own player is set up: p2p-media-loader 2.2, in the swarm that the playlist's address names. */
const page = ({ playlistUrl, trackerUrl, highDemandSeconds = 15 }: Played) => `<!doctype html>
<title>0</title>
<link rel="icon" href="data:,">
<video muted></video>
<script type="importmap">${JSON.stringify({ imports: MAP })}</script>
<script type="module">
import Hls from 'hls.js';
import { HlsJsP2PEngine } from 'p2p-media-loader-hlsjs';
const engine = new HlsJsP2PEngine({
  core: {
    swarmId: ${JSON.stringify(playlistUrl)},
    announceTrackers: [${JSON.stringify(trackerUrl)}],
    rtcConfig: { iceServers: [] },
    highDemandTimeWindow: ${highDemandSeconds},
  },
});
let fromPeers = 0;
engine.addEventListener('onChunkDownloaded', (count, source) => {
  if (source === 'p2p') document.title = fromPeers += count;
});
const hls = new Hls({ ...engine.getConfigForHlsJs(), maxBufferLength: 60 });
engine.bindHls(hls);
const video = document.querySelector('video');
hls.attachMedia(video);
hls.loadSource(${JSON.stringify(playlistUrl)});
video.play();
</script>`;

/**
 * The files of a site that plays a video as PeerTube's do, by their paths. Its page has for its title how many bytes other
 * viewers have sent.
 */
export async function peerTubePlayer(played: Played): Promise<Record<string, File>> {
  const files: Record<string, File> = { '/': { type: 'text/html', body: page(played) } };
  for (const [name, file] of Object.entries(SCRIPTS)) {
    const body = await readFile(new URL(`../../node_modules/${file}`, import.meta.url), 'utf8');
    files[`/${name}`] = { type: 'text/javascript', body };
  }
  return files;
}
