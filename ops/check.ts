// `npm run check`: everything about the sources that a tool can judge, in seconds.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['server', 'federation', 'client', 'test', 'ops'].filter((folder) =>
  existsSync(join(PROJECT, folder)),
);

const CHECKS = {
  types: ['tsc', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/tsc.json'],
  components: ['svelte-check', '--tsconfig', 'tsconfig.json', '--output', 'human'],
  lint: ['oxlint', '--type-aware', ...FOLDERS],
  imports: ['depcruise', ...FOLDERS],
  format: ['oxfmt', '--check', ...FOLDERS],
};

const waiting = Object.entries(CHECKS);
const failed: string[] = [];

async function runWaiting() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, command] = next;
    const startedAt = performance.now();
    const { code, output } = await run(command);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(
      `${code === 0 ? '✓' : '✗'} ${name} ${seconds} s\n${code === 0 ? '' : output}`,
    );
    if (code !== 0) failed.push(name);
  }
}

async function run([tool = '', ...args]: string[]) {
  const child = spawn(process.execPath, [join(PROJECT, 'node_modules/.bin', tool), ...args], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, output: stdout + stderr };
}

await Promise.all(Array.from({ length: availableParallelism() }, runWaiting));
if (failed.length > 0) process.exitCode = 1;
