import type { CustomConfig } from './custom-config.ts';

/** Who runs this node and how, in their own words (contract § GET config/about). */
export const aboutJson = (
  { instance }: CustomConfig,
  images: { avatars: unknown[]; banners: unknown[] },
) => ({
  instance: {
    name: instance.name,
    shortDescription: instance.shortDescription,
    description: instance.description,
    terms: instance.terms,
    codeOfConduct: instance.codeOfConduct,
    hardwareInformation: instance.hardwareInformation,
    creationReason: instance.creationReason,
    moderationInformation: instance.moderationInformation,
    administrator: instance.administrator,
    maintenanceLifetime: instance.maintenanceLifetime,
    businessModel: instance.businessModel,
    languages: instance.languages,
    categories: instance.categories,
    ...images,
  },
});
