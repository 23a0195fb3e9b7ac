import { release } from 'node:os';

import { confinement } from '../../server/platform/programs/confined.ts';

const [major, minor] = release().split('.').map(Number) as [number, number];

/** Whether a program can be kept from others over TCP here: Landlock does that from Linux 6.7 on. */
export const KNOWS_TCP = confinement().confines && (major > 6 || (major === 6 && minor >= 7));
