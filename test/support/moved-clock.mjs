// Preloaded into a process by `NODE_OPTIONS`: its clock is off by as many seconds as the file CLOCK_FILE says just then.
import { readFileSync } from 'node:fs';

const Real = globalThis.Date;
const now = () => Real.now() + Number(readFileSync(process.env.CLOCK_FILE, 'utf8')) * 1000;

const Moved = new Proxy(Real, {
  construct: (real, given, asked) => Reflect.construct(real, given.length ? given : [now()], asked),
  apply: () => new Real(now()).toString(),
  get: (real, name) => (name === 'now' ? now : Reflect.get(real, name)),
});
Real.prototype.constructor = Moved;
globalThis.Date = Moved;
