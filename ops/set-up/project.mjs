import { fileURLToPath } from 'node:url';

/** The folder of the project, wherever it is started from. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** One line for a person, on standard error: standard output belongs to what is started. */
export const say = (line) => void process.stderr.write(`${line}\n`);

/** Does the set-up, and gives what its last step gave; if it cannot be done, says why in one line and ends. */
export async function setUp(steps) {
  try {
    let last;
    for (const step of steps) last = await step();
    return last;
  } catch (error) {
    say(error.message);
    process.exit(1);
  }
}
