import { readFile, writeFile } from 'node:fs/promises';

/** The most memory that a process has had at a time since it began, or since that was forgotten: VmHWM of proc_pid_status(5), in bytes. */
export async function peakBytesOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return 1024 * Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)![1]);
}

/** What a process has had at most counts from now on: proc_pid_clear_refs(5). */
export const forgetPeak = (pid: number): Promise<void> => writeFile(`/proc/${pid}/clear_refs`, '5');
