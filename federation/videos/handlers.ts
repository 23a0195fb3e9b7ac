import { findVideoByUrl, forgetRemoteVideo } from '../../server/catalog/index.ts';
import { forbidden } from '../../server/platform/errors.ts';
import { keepUnlessGone } from '../deletions/tombstones.ts';
import { type Handler, type Handling, Ignored, type Received } from '../inbox/handling.ts';
import { sameHost } from '../vocabulary/incoming/common.ts';
import { hasChannel, isFollowed, isVideoOfPublisher } from './queries.ts';
import { fetchVideo, keepVideo, type Publishers, publishersOf, readVideo } from './take-video.ts';

/**
 * A video is published, or has changed. Only its channel or account says so (CVE-2026-73090); what another says, or brought,
 * is fetched from where the video is, and so is one of which it was said that it is gone. A new one is kept when somebody here follows who publishes it; one that is known is
 * brought up to date in any case.
 */
export const takeVideo: Handler = async (node, received) => {
  const said = readVideo(received.activity.object);
  if (!sameHost(said.id, received.signer.url)) throw forbidden('It is of another host.');
  await keepUnlessGone(node.db, said.id, {
    keep: (wasGone) => takeSaid(node, received, { said, wasGone }),
    forget: () => node.db.transaction((tx) => forgetRemoteVideo(tx, said.id)),
  });
};

type Said = { said: ReturnType<typeof readVideo>; wasGone: boolean };

async function takeSaid(
  node: Handling,
  { signer, isForwarded }: Received,
  { said, wasGone }: Said,
): Promise<void> {
  const isTheirs = !isForwarded && !wasGone && (await isVideoOfPublisher(node.db, said.id, signer));
  const video = isTheirs ? said : await fetchVideo(node, said.id);
  if (video.id !== said.id) throw forbidden('It is another video.');
  const publishers = await publishersOf(node, video);
  if (!(await hasChannel(node.db, signer, publishers.channel.channelId!)))
    throw forbidden('It is somebody else’s.');
  await keepIfWanted(node, video, { ...publishers, signer });
}

type Offered = Publishers & { signer: Received['signer'] };

async function keepIfWanted(
  node: Handling,
  video: ReturnType<typeof readVideo>,
  { all, channel, signer }: Offered,
) {
  const isWanted =
    (await findVideoByUrl(node.db, node.publicUrl, video.id)) !== undefined ||
    (await isFollowed(
      node.db,
      all.map(({ id }) => id),
      signer.host!,
    ));
  if (!isWanted) throw new Ignored('nobody here follows it');
  await keepVideo(node, video, { all, channel });
}
