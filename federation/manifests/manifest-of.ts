import type { Services } from '../../server/services.ts';
import { ourActor } from '../actors/our-actor.ts';
import { toSigner } from '../actors/signer.ts';
import { proveObject } from '../signatures/index.ts';
import { manifestObject } from '../vocabulary/objects/manifest.ts';
import { inContext, toBeProven } from '../vocabulary/own-contexts.ts';
import { manifestUrl, nodeUrl, videoUrl } from '../vocabulary/urls.ts';
import { filesOfVideo } from './files-of-video.ts';
import { hashBlobs } from './hashes.ts';
import { findWellMirrors, findWhole } from './queries.ts';

type Node = Pick<Services, 'db' | 'storage' | 'publicUrl'>;

/** What there is to sign of the files of a video of this node, as they are now; undefined while they still grow. */
export async function manifestOf(node: Node, uuid: string) {
  const { origin } = node.publicUrl;
  const whole = await findWhole(node.db, uuid);
  if (!whole) return undefined;
  const { captions, storyboard, thumbnails, video } = whole;
  const beside = [...captions, ...(storyboard ? [storyboard] : []), ...thumbnails];
  const hashed = await hashBlobs(
    node,
    beside.map(({ blobKey }) => blobKey),
  );
  return manifestObject({
    url: manifestUrl(videoUrl(origin, uuid)),
    videoUrl: videoUrl(origin, uuid),
    nodeUrl: nodeUrl(origin),
    issuedAt: new Date(),
    files: filesOfVideo(node.publicUrl, whole, hashed),
    mirrors: await findWellMirrors(node.db, video.id),
  });
}

/** A manifest with this node's proof. */
export async function signManifest(node: Node, manifest: ReturnType<typeof manifestObject>) {
  const { proofKeyUrl, proofPrivateKey } = toSigner(await ourActor(node.db, node, 'node'));
  return proveObject(toBeProven(inContext('Manifest', manifest)), {
    keyUrl: proofKeyUrl,
    privateKey: proofPrivateKey,
  });
}
