import type { Services } from '../services.ts';

/** Seeds, if this process is to. What that takes is loaded only then: it costs every process that has it some 50 MB. */
export async function startSeeder(node: Services, parts: AsyncDisposableStack): Promise<void> {
  if (!node.config.roles.has('seeder')) return;
  const { openSeeder } = await import('./seeder/open-seeder.ts');
  const seeder = await openSeeder(node);
  parts.defer(() => seeder.close());
}
