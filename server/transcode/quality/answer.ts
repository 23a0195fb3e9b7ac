import * as z from 'zod';

import type { Loudness, SourceFacts } from '../../catalog/index.ts';
import { GraveFault, graveFaults } from './grave-faults.ts';
import { QualityReport } from './report.ts';

const Source = z.object({
  formatName: z.string().describe('as ffprobe has it'),
  durationSeconds: z.number(),
  bitsPerSecond: z.number(),
  video: z
    .object({
      codec: z.string(),
      width: z.int(),
      height: z.int(),
      framesPerSecond: z.number(),
      isConstantRate: z.boolean(),
    })
    .optional(),
  audio: z.object({ codec: z.string(), channels: z.int(), sampleRateHz: z.int() }).optional(),
});

/** A report, with what is known already of the file a video is made of. */
export const QualityAnswer = QualityReport.extend({
  source: Source.nullable(),
  loudness: z
    .object({ integratedLufs: z.number(), rangeLu: z.number(), truePeakDb: z.number() })
    .nullable()
    .describe('EBU R 128; null until it is measured'),
  graveFaults: z.array(GraveFault).describe('for which the quality gate holds a video'),
  madeAt: z.iso.datetime(),
  isCurrent: z.boolean().describe('whether the video still is what was looked at'),
});

type Video = { setUuid: string; sourceFacts: SourceFacts | null; loudness: Loudness | null };
type Row = { report: QualityReport; madeAt: Date; setUuid: string };

export const qualityJson = ({ report, madeAt, setUuid }: Row, video: Video) => ({
  ...report,
  source: video.sourceFacts && Source.parse(video.sourceFacts),
  loudness: video.loudness,
  graveFaults: graveFaults(report),
  madeAt: madeAt.toISOString(),
  isCurrent: setUuid === video.setUuid,
});
