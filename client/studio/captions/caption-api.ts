import { api } from '../../api.ts';
import type { Caption, VideoDetails } from '../../contract.ts';
import { send } from '../../node.ts';
import { captionTracks, needsToken } from '../../watch/media-urls.ts';

const at = (videoId: string, language: string) =>
  `/api/v1/videos/${videoId}/captions/${encodeURIComponent(language)}`;

/** The operations on the captions of a video. */
export const captionApi = {
  list: (videoId: string): Promise<Caption[]> => api.captions(videoId, null),

  /** The file of a caption, as text. */
  read: async (video: VideoDetails, caption: Caption): Promise<string> => {
    const token = needsToken(video) ? await api.mediaToken(video.uuid, null) : null;
    const [track] = captionTracks([caption], token, true);
    return (await send(track!.url, { cache: 'no-store' })).text();
  },

  save: (videoId: string, language: string, file: Blob) => {
    const form = new FormData();
    form.set('captionfile', new File([file], `${language}.vtt`, { type: 'text/vtt' }));
    return send(at(videoId, language), { method: 'PUT', body: form });
  },

  remove: (videoId: string, language: string) => send(at(videoId, language), { method: 'DELETE' }),
};
