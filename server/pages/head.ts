import type { Finds } from './finds.ts';
import type { PagePath } from './page-path.ts';
import { accountPreview, channelPreview } from './previews/actor-preview.ts';
import { playlistPreview } from './previews/playlist-preview.ts';
import { previewTags } from './previews/preview.ts';
import { videoPreview } from './previews/video-preview.ts';
import type { Head } from './shell.ts';

/**
 * The head of a page; undefined when what it is about is not there, or hidden. `asked`: what its address says beside the
 * path, which players are told.
 */
export async function headOf(
  node: URL,
  finds: Finds,
  path: PagePath,
  asked: URLSearchParams,
): Promise<Head | undefined> {
  const [preview, site] = await Promise.all([
    previewOf(node, finds, path, asked),
    finds.site(node.host),
  ]);
  return preview && { title: preview.title, tags: previewTags(node, preview, site) };
}

async function previewOf(node: URL, finds: Finds, path: PagePath, asked: URLSearchParams) {
  switch (path.kind) {
    case 'video': {
      const video = await finds.video(path.id);
      return video && videoPreview(node, video, asked);
    }
    case 'playlist': {
      const playlist = await finds.playlist(path.id);
      return playlist && playlistPreview(node, playlist, asked);
    }
    case 'channel':
      return ofChannel(node, finds, path.handle);
    case 'account':
      return ofAccount(node, finds, path.handle);
    case 'actor':
      return (
        (await ofChannel(node, finds, path.handle)) ?? (await ofAccount(node, finds, path.handle))
      );
  }
}

async function ofChannel(node: URL, finds: Finds, handle: string) {
  const found = await finds.channel(handle);
  return found && channelPreview(node, found);
}

async function ofAccount(node: URL, finds: Finds, handle: string) {
  const found = await finds.account(handle);
  return found && accountPreview(node, found);
}
