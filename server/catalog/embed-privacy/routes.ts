import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser, requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { mayManage } from '../access.ts';
import { announceChange } from '../change-queries.ts';
import { labelled } from '../labels.ts';
import { OfVideo, passwordIn } from '../of-video.ts';
import { NumberedLabel } from '../video-answers.ts';
import { updateVideo } from '../video-queries.ts';
import { findManageable, findWatchable } from '../watchable.ts';
import { canonicalDomain, EMBED_POLICIES, EmbedPolicy, mayEmbed } from './embed-privacy.ts';

const PrivacyAnswer = z.object({ policy: NumberedLabel, domains: z.array(z.string()) });
const AllowedAnswer = z.object({
  domainAllowed: z.boolean(),
  userBypassAllowed: z.boolean().nullable(),
});

const domain = z
  .string()
  .max(255)
  .regex(/^(?!.*:\/\/)[\p{L}\p{N}.-]{1,253}(?::\d{1,5})?$/u, 'is not a domain')
  .transform(canonicalDomain)
  .refine((host) => host !== '', 'is not a domain');
const Change = z
  .object({
    policy: z.literal([EmbedPolicy.everywhere, EmbedPolicy.onDomains]),
    domains: z.array(domain).max(100),
  })
  .refine(({ policy, domains }) => (policy === EmbedPolicy.onDomains) === domains.length > 0, {
    path: ['domains'],
    message: 'Should hold a domain where a list says who may embed, and none elsewhere',
  });
const tag = 'Video Embed Privacy';

/** Where a video may be embedded. */
export const embedPrivacyRoutes = (db: Db) =>
  new Hono()
    .get(
      '/videos/:id/embed-privacy',
      operation('Where a video may be embedded', { tag, answer: PrivacyAnswer }),
      requireUser,
      OfVideo,
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        const policy = labelled(EMBED_POLICIES, video.embedPrivacy);
        return c.json({ policy, domains: video.embedDomains });
      },
    )
    .put(
      '/videos/:id/embed-privacy',
      operation('Change where a video may be embedded', { tag, status: 204 }),
      requireUser,
      OfVideo,
      parse('json', Change),
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        const { policy, domains } = c.req.valid('json');
        const embedDomains = policy === EmbedPolicy.onDomains ? [...new Set(domains)] : [];
        await db.transaction(async (tx) => {
          await updateVideo(tx, video.id, { embedPrivacy: policy, embedDomains });
          await announceChange(tx, video.uuid);
        });
        return c.body(null, 204);
      },
    )
    .get(
      '/videos/:id/embed-privacy/allowed',
      operation('Whether a domain may embed a video', { tag, answer: AllowedAnswer }),
      OfVideo,
      parse('query', z.object({ domain: z.string().min(1).max(255) })),
      optionalUser,
      async (c) => {
        const { id } = c.req.valid('param');
        const row = await findWatchable(db, id, c.var.user, passwordIn(c));
        const domainAllowed = mayEmbed(row.video, c.req.valid('query').domain);
        return c.json({
          domainAllowed,
          userBypassAllowed: domainAllowed ? null : mayManage(c.var.user, row),
        });
      },
    );
