import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';

/** The folder of the project: where its package.json is, whether this is run from its source or from a build. */
export const PROJECT = dirname(findPackageJSON(import.meta.url)!);
