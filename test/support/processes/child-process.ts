import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const READY = 'Tributary is ready';

/** Starts a program of ours and resolves once it says that it is ready. Throws with its complaints when it ends before. */
export async function launch(
  [program = '', ...args]: string[],
  settings: NodeJS.ProcessEnv,
): Promise<ChildProcess> {
  const child = spawn(program, args, { env: { ...process.env, ...settings }, stdio: 'pipe' });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said = `${said}${text.toString()}`.slice(-10_000)));
  for await (const line of createInterface(child.stdout)) if (line.startsWith(READY)) return child;
  throw new Error(`it ended before it was ready: ${said}`);
}

/** As a power cut would, but for what the operating system still knows. */
export async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await exited(child);
}

/** Resolves once it has ended, with its exit code if it ended by itself. */
export async function exited(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}
