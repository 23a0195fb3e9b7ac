import { type Case, tells } from './case.ts';
import type { At } from './given.ts';
import { UNKNOWN } from './videos.ts';

const oembed = (address: string, query = '') => ({
  ask: `GET /services/oembed?url=${encodeURIComponent(address)}${query}`,
});

export const serviceCases = ({ host, video, hidden }: At): Case[] => {
  const page = `http://${host}/videos/watch`;
  return [
    ...tells(400, ['nobody'], oembed('hello.com')),
    ...tells(400, ['nobody'], oembed(`http://hello.com/videos/watch/${video.uuid}`)),
    ...tells(400, ['nobody'], oembed(`${page}/blabla`)),
    ...tells(404, ['nobody'], oembed(`${page}/${UNKNOWN}`)),
    ...tells(400, ['nobody'], oembed(`${page}s/${video.uuid}`)),
    ...tells(400, ['nobody'], oembed(`${page}/${video.uuid}`, '&maxheight=hello')),
    ...tells(400, ['nobody'], oembed(`${page}/${video.uuid}`, '&maxwidth=hello')),
    ...tells(400, ['nobody'], oembed(`${page}/${video.uuid}`, '&format=blabla')),
    ...tells(501, ['nobody'], oembed(`${page}/${video.uuid}`, '&format=xml')),
    ...tells(404, ['nobody'], oembed(`${page}/${hidden.uuid}`)),
    ...tells(404, ['nobody'], oembed(`${page}/${hidden.id}`)), // a number is a guess
    ...tells(200, ['nobody'], oembed(`${page}/${video.uuid}`, '&format=json&maxheight=400')),
  ];
};
