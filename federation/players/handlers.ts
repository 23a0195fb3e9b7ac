import { findChannelByUrl, findVideoByUrl, setRemoteTheme } from '../../server/catalog/index.ts';
import { forbidden, invalid } from '../../server/platform/errors.ts';
import { isChannelOf, isVideoOf } from '../deletions/queries.ts';
import { type Handler, type Handling, Ignored, type Received } from '../inbox/handling.ts';
import { ForeignPlayerSettings } from '../vocabulary/incoming/player-settings.ts';

/** The players of a video, or of all videos of a channel, look otherwise from now on: only whose it is says so. */
export const takePlayerSettings: Handler = async (node, { activity, signer }) => {
  const settings = ForeignPlayerSettings.safeParse(activity.object).data;
  if (!settings) throw invalid('object', 'Should be settings of players');
  const of = await findOf(node, settings.object, signer);
  await setRemoteTheme(node.db, of, settings.theme);
};

async function findOf({ db, publicUrl }: Handling, url: string, signer: Received['signer']) {
  const video = await findVideoByUrl(db, publicUrl, url);
  if (video) {
    if (!(await isVideoOf(db, video.video.id, signer))) throw notTheirs();
    return { videoId: video.video.id };
  }
  const channel = await findChannelByUrl(db, publicUrl, url);
  if (!channel) throw new Ignored('it is not known here');
  if (!(await isChannelOf(db, channel.channel.id, signer))) throw notTheirs();
  return { channelId: channel.channel.id };
}

const notTheirs = () => forbidden('It is somebody else’s.');
