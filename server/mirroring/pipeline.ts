import { copyChanged, mirrorAnnounced, mirroringAllowed, videoChanged } from '../catalog/index.ts';
import { on } from '../platform/events.ts';
import { planCopies } from './choosing/plan-copies.ts';
import { copyBeside } from './copying/copy-beside.ts';
import { fetchCopies } from './copying/fetch-copy.ts';
import { copyWanted } from './events.ts';
import { checkCopy } from './probing/check-copy.ts';
import { probeMirrors } from './probing/probe-mirrors.ts';

/** What follows what in the life of a copy. */
export const mirroringPipeline = [
  on(mirroringAllowed, planCopies),
  on(copyWanted, fetchCopies),
  on(videoChanged, checkCopy), // a copy goes with its video, and is made anew of other files
  on(copyChanged, copyBeside),
  on(videoChanged, copyBeside), // captions that are new, or gone
  on(mirrorAnnounced, probeMirrors),
];
