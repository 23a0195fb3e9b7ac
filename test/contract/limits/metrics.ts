import { type Case, nothing, refuses } from './case.ts';
import type { At } from './given.ts';

/** What players tell of playback. */
export const metricsCases = ({ video }: At): Case[] => {
  const body = {
    playerMode: 'p2p-media-loader',
    resolution: 1080,
    fps: 30,
    resolutionChanges: 1,
    errors: 2,
    p2pEnabled: true,
    downloadedBytesP2P: 0,
    downloadedBytesHTTP: 0,
    uploadedBytesP2P: 0,
    videoId: video.uuid,
  };
  const tell = { as: 'nobody', ask: 'POST /metrics/playback', body } as const;
  return [
    ...refuses(tell, {
      resolution: ['toto'],
      fps: ['toto'],
      playerMode: [nothing, 'toto'],
      resolutionChanges: [nothing, 'toto'],
      errors: [nothing, 'toto'],
      downloadedBytesP2P: [nothing, 'toto'],
      downloadedBytesHTTP: [nothing, 'toto'],
      uploadedBytesP2P: [nothing, 'toto'],
      p2pEnabled: [nothing, 'toto'],
      p2pPeers: ['toto'],
      bufferStalled: ['toto', -1],
      videoId: [nothing, 'toto'],
    }),
    { ...tell, body: { ...body, videoId: 4242 }, status: 404 },
    { ...tell, status: 204 },
    { ...tell, as: 'bob', body: { ...body, p2pEnabled: false, totalPeers: 32 }, status: 204 },
  ];
};
