/**
 * Where a test may kill the process: `FAULT_POINT=<name>` makes it die here as by `kill -9`. Without that variable it
 * does nothing.
 */
export function faultPoint(name: string): void {
  if (process.env['FAULT_POINT'] === name) process.kill(process.pid, 'SIGKILL');
}
