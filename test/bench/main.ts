import type { Bench } from './bench.ts';
import { catalog } from './catalog.ts';
import { crowd } from './crowd/crowd.ts';
import { fanOut } from './fan-out.ts';
import { firstSeconds } from './first-seconds.ts';
import { inboxFuzz } from './inbox-fuzz.ts';
import { inbox } from './inbox.ts';
import { kills } from './kills/kills.ts';
import { ladder } from './ladder.ts';
import { list } from './list.ts';
import { mediaFuzz } from './media-fuzz.ts';
import { pages } from './pages.ts';
import { segments } from './segments.ts';
import { soak } from './soak/soak.ts';
import { swarmSimulation } from './swarm-simulation.ts';
import { syncOverAnHour } from './sync-over-an-hour.ts';
import { tracker } from './tracker.ts';
import { watchWhileUploading } from './watch-while-uploading.ts';
import { workers } from './workers.ts';

const benches: Bench[] = [
  segments,
  list,
  catalog,
  ladder,
  firstSeconds,
  syncOverAnHour,
  mediaFuzz,
  kills,
  soak,
  fanOut,
  inbox,
  inboxFuzz,
  crowd,
  swarmSimulation,
  tracker,
  workers,
  pages,
  watchWhileUploading,
];

const print = (line: string) => void process.stdout.write(`${line}\n`);
const wanted = process.argv.slice(2);

for (const { name, run } of benches.filter(
  (bench) => wanted.length === 0 || wanted.includes(bench.name),
)) {
  print(`\n${name}`);
  await run((line) => print(`  ${line}`));
}
process.exit();
