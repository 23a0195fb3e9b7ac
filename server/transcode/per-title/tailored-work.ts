import { instanceConfig } from '../../instance/index.ts';
import { planTranscode } from '../plan/plan.ts';
import { recordComplexity } from '../queries.ts';
import { findWanted, missing, type Tools, type Work } from '../work.ts';
import type { Complexity } from './complexity.ts';
import { measureComplexity } from './measure-complexity.ts';

type Making = Tools & { signal: AbortSignal };

/**
 * The same work, its plan fitted to what the picture of the source needs; that is looked at once, and kept. Undefined once
 * the video is deleted.
 */
export async function tailoredWork(tools: Making, work: Work): Promise<Work | undefined> {
  const { source, plan, complexity: known } = work;
  const { video } = source.facts;
  const pictures = plan.rungs.filter(({ height }) => height > 0);
  if (known || !video || missing(pictures, plan.first).length === 0) return work;
  const isWanted = (await instanceConfig(tools.db)).transcoding.perTitle.enabled;
  const complexity: Complexity = isWanted
    ? await measureComplexity(tools, work, video)
    : { outcome: 'switched-off', resolution: 0, samples: [], seconds: 0 };
  const { rungs } = planTranscode(source.facts, { ...work, complexity });
  const plannedHeights = rungs.map(({ height }) => height);
  await recordComplexity(tools.db, source, { complexity, plannedHeights });
  return findWanted(tools.db, source.videoId);
}
