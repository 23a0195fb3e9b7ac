import * as z from 'zod';

import { section } from './section.ts';

const text = (maxCharacters: number) => z.string().max(maxCharacters).default('');
const link = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2_000)]).default('');

/** Who this node is and what it is for, in the words of those who run it. */
export const InstanceConfig = section({
  name: text(120),
  shortDescription: text(250),
  description: text(10_000),
  terms: text(10_000),
  codeOfConduct: text(10_000),
  creationReason: text(10_000),
  moderationInformation: text(10_000),
  administrator: text(10_000),
  maintenanceLifetime: text(10_000),
  businessModel: text(10_000),
  hardwareInformation: text(10_000),
  defaultLanguage: z.string().min(2).max(35).default('en'),
  languages: z.array(z.string().min(2).max(10)).max(200).default([]),
  categories: z.array(z.number().int().min(1).max(18)).max(18).default([]),
  isNSFW: z.boolean().default(false),
  defaultNSFWPolicy: z.enum(['display', 'warn', 'blur', 'do_not_list']).default('do_not_list'),
  serverCountry: text(120),
  support: section({ text: text(10_000) }),
  social: section({ blueskyLink: link, mastodonLink: link, xLink: link, externalLink: link }),
  defaultClientRoute: z
    .string()
    .max(200)
    .regex(/^\/(?!\/)/)
    .default('/'),
  customizations: section({
    css: text(50_000),
    javascript: text(50_000).describe('for clients that run it: the pages of this node run none'),
  }),
});
