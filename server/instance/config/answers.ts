import * as z from 'zod';

import { SharingMode } from './sharing-mode.ts';

const image = z.object({
  width: z.int(),
  height: z.int().optional(),
  path: z.string().optional(),
  fileUrl: z.string(),
});

/** Who runs this node (contract § GET config/about). */
export const About = z
  .object({
    instance: z.object({
      name: z.string(),
      shortDescription: z.string(),
      description: z.string(),
      terms: z.string(),
      codeOfConduct: z.string(),
      hardwareInformation: z.string(),
      creationReason: z.string(),
      moderationInformation: z.string(),
      administrator: z.string(),
      maintenanceLifetime: z.string(),
      businessModel: z.string(),
      languages: z.array(z.string()),
      categories: z.array(z.int()),
      avatars: z.array(image),
      banners: z.array(image),
    }),
  })
  .meta({ id: 'About' });

const enabled = z.object({ enabled: z.boolean() });

/** The parts of the public configuration that clients rely on; there are more, all of them as administrators set them. */
export const PublicConfig = z
  .looseObject({
    serverVersion: z.string(),
    instance: z.looseObject({
      name: z.string(),
      defaultNSFWPolicy: z.string(),
      logo: z.array(image),
    }),
    signup: z.object({
      allowed: z.boolean(),
      allowedForCurrentIP: z.boolean(),
      minimumAge: z.int(),
      requiresApproval: z.boolean(),
      requiresEmailVerification: z.boolean(),
    }),
    transcoding: z.looseObject({ hls: enabled.loose(), enabledResolutions: z.array(z.int()) }),
    live: enabled.loose(),
    import: z.looseObject({ videos: z.object({ http: enabled, torrent: enabled }) }),
    email: enabled,
    contactForm: enabled,
    tracker: enabled,
    homepage: enabled,
    defaults: z.looseObject({
      p2p: z.object({
        webapp: enabled,
        embed: enabled,
        mode: SharingMode,
        minViewers: z.int(),
      }),
    }),
    webrtc: z.object({ stunServers: z.array(z.string()) }),
  })
  .meta({ id: 'ServerConfig' });
