import { startMeasuredNode } from '../bench/node.ts';

/** A node as `npm start` runs it, that may speak to the other one on this machine. */
export async function startGalleryNode() {
  const password = 'gallery gallery';
  const node = await startMeasuredNode({
    ADMIN_PASSWORD: password,
    FEDERATION_ALLOW_PRIVATE: 'true',
    LOG_LEVEL: 'error',
  });
  return { ...node, password };
}

export type GalleryNode = Awaited<ReturnType<typeof startGalleryNode>>;
