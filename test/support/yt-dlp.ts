import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { onTestFinished } from 'vitest';

const STAND_IN = fileURLToPath(new URL('../fixtures/yt-dlp-stand-in.mjs', import.meta.url));

/** The yt-dlp of this machine, if there is one that nodes would use: `YT_DLP_PATH` or the one on the path. */
export function installedYtDlp(): string | undefined {
  const program = process.env['YT_DLP_PATH'] ?? 'yt-dlp';
  try {
    const version = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: 'pipe' });
    return version.trim() >= '2023.06.22' ? program : undefined;
  } catch {
    return undefined;
  }
}

/** A program that keeps to the words nodes say to yt-dlp, for machines that have none: it reads our own test pages. */
export async function standInYtDlp(): Promise<string> {
  const [program, folder] = await scriptInPlaceOfYtDlp('');
  await mkdir(join(folder, '_internal'));
  const script = join(folder, '_internal/stand-in.mjs'); // where it may be read
  await copyFile(STAND_IN, script);
  await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  return program;
}

/** A program of which a shell script is all, and the folder it lies in. */
export async function scriptInPlaceOfYtDlp(script: string): Promise<[string, string]> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-yt-dlp-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const program = join(folder, 'yt-dlp');
  await writeFile(program, `#!/bin/bash\n${script}\n`);
  await chmod(program, 0o755);
  return [program, folder];
}
