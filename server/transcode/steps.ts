import { on } from '../platform/events.ts';
import { encodeChunk } from './chunks/encode-chunk.ts';
import { joinChunks } from './chunks/join-chunks.ts';
import { copySource } from './copy-source.ts';
import { encodeFirst } from './encode-first.ts';
import { encodeRest } from './encode-rest.ts';
import {
  beginningShown,
  chunkPlanned,
  chunksMade,
  copyPlanned,
  encodingPlanned,
  firstRungEncoded,
  ladderCompleted,
  sourceCopied,
} from './events.ts';
import { makeFurther } from './further/make-further.ts';
import { makeQualityReport } from './quality/make-report.ts';
import { passQualityGate } from './quality/pass-gate.ts';
import { reportAsked } from './quality/routes.ts';
import { remoteRungsMade } from './remote/events.ts';
import { makeSpoken } from './sound/make-spoken.ts';
import { measureLoudness } from './sound/measure-loudness.ts';
import { makeStoryboard } from './stills/make-storyboard.ts';
import { makeThumbnails } from './stills/make-thumbnails.ts';

/** What follows what between the plan and the last rendition. */
export const transcodeSteps = [
  on(copyPlanned, copySource), // can be watched as soon as it is repackaged
  on(sourceCopied, makeThumbnails),
  on(sourceCopied, encodeRest),
  on(sourceCopied, makeSpoken),
  on(encodingPlanned, makeThumbnails),
  on(encodingPlanned, encodeFirst), // can be watched from the first seconds of its lowest useful rendition on
  on(beginningShown, encodeRest), // by others, where there are any
  on(firstRungEncoded, encodeRest),
  on(firstRungEncoded, makeSpoken),
  on(chunkPlanned, encodeChunk), // of a long video, by whoever is free
  on(chunksMade, joinChunks),
  on(remoteRungsMade, encodeRest), // the sound, and the end
  on(ladderCompleted, makeStoryboard),
  on(ladderCompleted, makeFurther), // in other codecs, behind all else
  on(ladderCompleted, measureLoudness),
  on(ladderCompleted, passQualityGate),
  on(reportAsked, makeQualityReport),
];
