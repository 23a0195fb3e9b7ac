import type { Bench } from './bench.ts';
import { catalog } from './catalog.ts';
import { ladder } from './ladder.ts';
import { list } from './list.ts';
import { segments } from './segments.ts';

const benches: Bench[] = [segments, list, catalog, ladder];

const print = (line: string) => void process.stdout.write(`${line}\n`);
const wanted = process.argv.slice(2);

for (const { name, run } of benches.filter(
  (bench) => wanted.length === 0 || wanted.includes(bench.name),
)) {
  print(`\n${name}`);
  await run((line) => print(`  ${line}`));
}
process.exit(0);
