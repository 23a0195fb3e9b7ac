import {
  findManifest,
  findVideo,
  takeRemoteManifest,
  takeRemoteMirror,
} from '../../server/catalog/index.ts';
import { Failure, forbidden } from '../../server/platform/errors.ts';
import { resolveActor } from '../actors/resolve-actor.ts';
import { fetchIfChanged } from '../fetch/fetch-object.ts';
import { passOver } from '../fetch/pass-over.ts';
import { isProvenDocument } from '../inbox/body-signature.ts';
import type { Handling } from '../inbox/handling.ts';
import { isWelcomeMirror } from '../mirrors/welcome.ts';
import { requireOpen } from '../policies/gate.ts';
import { hostOf, sameHost } from '../vocabulary/incoming/common.ts';
import { ForeignManifest } from '../vocabulary/incoming/manifest.ts';
import { manifestTag } from './tag.ts';

type Document = NonNullable<Awaited<ReturnType<typeof fetchIfChanged>>>;

/**
 * Fetches what the node of a video signed of its files, and keeps it with the video; players are told of the mirrors it
 * names. What it signed before, unchanged, is not sent again. Fails with `forbidden` unless it is of that video and signed by
 * that very node, with `invalid` for what is too long or makes no sense, and with `remote_failed`.
 */
export async function takeManifest(node: Handling, videoId: number, url: string): Promise<void> {
  const video = (await findVideo(node.db, videoId))?.video;
  if (!video?.url) return;
  const known = await findManifest(node.db, videoId);
  const document = await fetchIfChanged(node, url, known && manifestTag(known.document));
  if (!document) return;
  const manifest = readManifest(document);
  if (manifest.object !== video.url || !sameHost(manifest.id, video.url))
    throw forbidden('It is of another video.');
  await requireProof(node, document, manifest);
  const isNew = await node.db.transaction((tx) =>
    takeRemoteManifest(tx, {
      videoId,
      issuedAt: manifest.published,
      files: manifest.files.map(({ href, size, sha256, infoHash }) => ({
        url: href,
        sizeBytes: size,
        sha256: sha256 ?? null,
        infoHash: infoHash ?? null,
      })),
      document,
    }),
  );
  if (!isNew) return;
  for (const mirror of manifest.mirrors) await takeMirror(node, videoId, mirror).catch(passOver);
}

function readManifest(document: Document): ForeignManifest {
  const parsed = ForeignManifest.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Failure('invalid', `It is no manifest: ${issue?.path.join('.')} ${issue?.message}`);
}

/** By the key the node has now: if it may be another than is known, it is asked for. */
async function requireProof(node: Handling, document: Document, { attributedTo }: ForeignManifest) {
  for (const maxAgeHours of [48, 0]) {
    const signer = await resolveActor(node, attributedTo, { maxAgeHours });
    if (signer.type !== 'Application') throw forbidden('It is not signed by a node.');
    if (isProvenDocument(document, signer)) return;
  }
  throw forbidden('It is not signed by its node.');
}

type Mirror = ForeignManifest['mirrors'][number];

/** A copy that its own node tells of: this one need not tell itself of its own. */
async function takeMirror(node: Handling, videoId: number, { id, href, expires }: Mirror) {
  const host = hostOf(id);
  await requireOpen(node, id);
  if (host === node.publicUrl.host || !(await isWelcomeMirror(node, host))) return;
  await node.db.transaction((tx) =>
    takeRemoteMirror(tx, { url: id, videoId, baseUrl: href, expiresAt: expires }),
  );
}
