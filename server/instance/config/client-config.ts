import * as z from 'zod';

import { section, switchOf } from './section.ts';
import { SharingMode } from './sharing-mode.ts';

const colour = z.string().max(64).nullable().default(null);

/** How clients look and begin. */
export const ClientConfig = {
  theme: section({
    default: z.string().max(50).default('default'),
    customization: section({
      primaryColor: colour,
      onPrimaryColor: colour,
      foregroundColor: colour,
      backgroundColor: colour,
      backgroundSecondaryColor: colour,
      menuForegroundColor: colour,
      menuBackgroundColor: colour,
      menuBorderRadius: colour,
      headerForegroundColor: colour,
      headerBackgroundColor: colour,
      inputBorderRadius: colour,
    }),
  }),
  services: section({ twitter: section({ username: z.string().max(50).default('') }) }),
  client: section({
    header: section({ hideInstanceName: z.boolean().default(false) }),
    videos: section({
      miniature: section({ preferAuthorDisplayName: z.boolean().default(false) }),
    }),
    browseVideos: section({
      defaultSort: z.string().max(50).default('-publishedAt'),
      defaultScope: z.enum(['local', 'federated']).default('federated'),
    }),
    menu: section({ login: section({ redirectOnSingleExternalAuth: z.boolean().default(false) }) }),
  }),
  broadcastMessage: section({
    enabled: z.boolean().default(false),
    message: z.string().max(10_000).default(''),
    level: z.enum(['info', 'warning', 'error']).default('info'),
    dismissable: z.boolean().default(false),
  }),
  trending: section({
    videos: section({
      algorithms: section({
        enabled: z
          .array(z.enum(['best', 'hot', 'most-viewed', 'most-liked']))
          .default(['best', 'hot', 'most-viewed', 'most-liked']),
        default: z.enum(['best', 'hot', 'most-viewed', 'most-liked']).default('most-viewed'),
      }),
    }),
  }),
};

/** What an upload begins with when its form says nothing. */
export const PublishDefaults = section({
  publish: section({
    downloadEnabled: z.boolean().default(true),
    commentsPolicy: z.number().int().min(1).max(3).default(1),
    privacy: z.number().int().min(1).max(4).default(1),
    licence: z.number().int().min(1).max(9).nullable().default(null),
  }),
  live: section({ saveReplay: z.boolean().default(false) }),
  p2p: section({
    webapp: switchOf(true), // whether viewers are asked at all
    embed: switchOf(false),
    mode: SharingMode.default('full').describe('the most that any video or viewer may share here'),
    minViewers: z
      .number()
      .int()
      .min(0)
      .max(50)
      .default(2)
      .describe('of one video, before any of them is shown to the others'),
  }),
  player: section({
    theme: z.enum(['default', 'galaxy', 'lucide']).default('default'),
    autoPlay: z.boolean().default(true),
  }),
});
