import { accountUrl, channelUrl, videoUrl } from '../../vocabulary/urls.ts';

/** The ids of what may be of this node or another: the one it has there, or the one this node gives it. */

type Named = { name: string; url: string | null };

export const addressOfAccount = (origin: string, { name, url }: Named): string =>
  url ?? accountUrl(origin, name);

export const addressOfChannel = (origin: string, { name, url }: Named): string =>
  url ?? channelUrl(origin, name);

export const addressOfVideo = (
  origin: string,
  { uuid, url }: { uuid: string; url: string | null },
): string => url ?? videoUrl(origin, uuid);
