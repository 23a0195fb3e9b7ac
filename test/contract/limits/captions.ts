import { type Case, tells } from './case.ts';
import type { At } from './given.ts';
import { UNKNOWN } from './videos.ts';

const NO_UUID = '4da6fde3-88f7-4d16-b119-108df563d0b06';
const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n';
const SRT = '1\n00:00:01,000 --> 00:00:02,000\nHello\n';

export const captionCases = ({ video, hidden }: At): Case[] => {
  const form = { captionfile: new File([VTT], 'good.vtt') };
  const octets = { captionfile: new File([SRT], 'good.srt', { type: 'application/octet-stream' }) };
  const list = `/videos/${video.uuid}/captions`;
  const set = { as: 'alice', ask: `PUT ${list}/fr`, form } as const;
  const bad = { authorization: 'Bearer blabla' };
  return [
    { ...set, ask: `PUT /videos/${NO_UUID}/captions/fr`, status: 400 },
    { ...set, ask: `PUT /videos/${UNKNOWN}/captions/fr`, status: 404 },
    { ...set, ask: `PUT ${list}`, status: 400 },
    { ...set, ask: `PUT ${list}/15`, status: 400 },
    { ...set, form: { unknown: 1 }, status: 400 },
    ...tells(401, ['nobody'], set),
    { ...set, as: 'nobody', headers: bad, status: 401 },
    ...tells(403, ['bob'], set),
    { ...set, ask: `PUT ${list}/zh`, form: octets, status: 204 },
    ...tells(204, ['alice', 'root'], set),
    ...tells(400, ['nobody'], { ask: `GET /videos/${NO_UUID}/captions` }),
    ...tells(404, ['nobody'], { ask: `GET /videos/${UNKNOWN}/captions` }),
    ...tells(401, ['nobody'], { ask: `GET /videos/${hidden.uuid}/captions` }),
    ...tells(403, ['bob'], { ask: `GET /videos/${hidden.uuid}/captions` }),
    ...tells(200, ['nobody'], { ask: `GET ${list}` }),
    ...tells(200, ['alice', 'root'], { ask: `GET /videos/${hidden.uuid}/captions` }),
    ...tells(400, ['alice'], { ask: `DELETE /videos/${NO_UUID}/captions/fr` }),
    ...tells(404, ['alice'], { ask: `DELETE /videos/${UNKNOWN}/captions/fr` }),
    ...tells(400, ['alice'], { ask: `DELETE ${list}` }),
    ...tells(400, ['alice'], { ask: `DELETE ${list}/15` }),
    ...tells(401, ['nobody'], { ask: `DELETE ${list}/fr` }),
    { as: 'nobody', ask: `DELETE ${list}/fr`, headers: bad, status: 401 },
    ...tells(403, ['bob'], { ask: `DELETE ${list}/fr` }),
    ...tells(204, ['alice'], { ask: `DELETE ${list}/fr` }),
    ...tells(401, ['nobody'], { ask: `POST ${list}/generate` }),
    ...tells(403, ['bob'], { ask: `POST ${list}/generate` }),
    ...tells(404, ['root'], { ask: 'POST /videos/404/captions/generate' }),
    ...tells(400, ['alice', 'root'], { ask: `POST ${list}/generate` }), // it is switched off
  ];
};
