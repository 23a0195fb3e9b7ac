import type { Case } from './case.ts';
import type { At } from './given.ts';

const BYTES = 100;
const NO_LIMIT = -1;

/** Over what a user may hold, or add in a day, nothing is taken in. */
export const uploadQuotaCases = ({ aliceId, channelId }: At): Case[] => {
  const set = (videoQuota: number, videoQuotaDaily: number): Case => ({
    as: 'root',
    ask: `PUT /users/${aliceId}`,
    body: { videoQuota, videoQuotaDaily },
    status: 204,
  });
  const videofile = new File([new Uint8Array(BYTES)], 'video.mp4', { type: 'video/mp4' });
  const upload: Case = {
    as: 'alice',
    ask: 'POST /videos/upload',
    form: { name: 'my super name', channelId, videofile },
    status: 413,
  };
  return [
    set(42, NO_LIMIT),
    upload,
    set(NO_LIMIT, 42),
    upload,
    set(42, 2 ** 30),
    upload,
    set(2 ** 30, 42),
    upload,
  ];
};
