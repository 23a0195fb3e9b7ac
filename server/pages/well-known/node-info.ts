import { countComments, countPublicVideos, publicConfig } from '../../instance/index.ts';
import { countActiveUsers } from './node-info-queries.ts';

const SOFTWARE = { name: 'tributary', version: '0.1.0' };

export type NodeInfoVersion = '2.0' | '2.1';

const schemaOf = (version: NodeInfoVersion) =>
  `http://nodeinfo.diaspora.software/ns/schema/${version}`;

/** The media type of a NodeInfo document. */
export const nodeInfoType = (version: NodeInfoVersion): string =>
  `application/json; charset=utf-8; profile="${schemaOf(version)}#"`;

/** What a node tells of itself to all of the fediverse (NodeInfo 2.0 and 2.1; contract § NodeInfo). */
export async function nodeInfo(node: Parameters<typeof publicConfig>[0], version: NodeInfoVersion) {
  const [config, users, { totalLocalVideos }, { totalLocalVideoComments }] = await Promise.all([
    publicConfig(node),
    countActiveUsers(node.db),
    countPublicVideos(node.db),
    countComments(node.db),
  ]);
  return {
    version,
    software: SOFTWARE,
    protocols: ['activitypub'],
    services: { inbound: [], outbound: ['atom1.0', 'rss2.0'] },
    openRegistrations: config.signup.allowed,
    usage: { users, localPosts: totalLocalVideos, localComments: totalLocalVideoComments },
    metadata: {
      taxonomy: { postsName: 'Videos' },
      nodeName: config.instance.name,
      nodeDescription: config.instance.shortDescription,
      nodeConfig: nodeConfig(config),
    },
  };
}

/** The parts of the configuration that NodeInfo repeats. */
const nodeConfig = (config: Awaited<ReturnType<typeof publicConfig>>) => ({
  search: { remoteUri: config.search.remoteUri },
  plugin: { registered: [] },
  theme: { registered: [], default: config.theme.default },
  email: config.email,
  contactForm: config.contactForm,
  transcoding: {
    hls: config.transcoding.hls,
    web_videos: config.transcoding.web_videos,
    enabledResolutions: config.transcoding.enabledResolutions,
  },
  live: {
    enabled: config.live.enabled,
    transcoding: { enabled: config.live.transcoding.enabled, enabledResolutions: [] },
  },
  import: { videos: config.import.videos },
  autoBlacklist: config.autoBlacklist,
  avatar: config.avatar,
  video: config.video,
  videoCaption: config.videoCaption,
  user: config.user,
  trending: { videos: { intervalDays: config.trending.videos.intervalDays } },
  tracker: config.tracker,
});
