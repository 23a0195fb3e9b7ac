import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { exclusively } from './lock.mjs';
import { PROJECT, say } from './project.mjs';
import { run } from './run.mjs';

const LOG = join(PROJECT, '.cache', 'npm-ci.log');
const COMPLAINT_MAX_LINES = 8;

/** Makes node_modules what package-lock.json says. True if it had to be changed for that. */
export async function ensureDependencies() {
  if (missing().length === 0) return false;
  await exclusively(async () => {
    if (missing().length > 0) await install();
  });
  return true;
}

async function install() {
  say('Installing the dependencies …');
  const log = openSync(LOG, 'w');
  const code = await run(...npm(log, 'ci', '--include=dev', '--include=optional'));
  closeSync(log);
  if (code !== 0) throw new Error(`The dependencies could not be installed:\n${complaint()}`);
  const names = missing();
  if (names.length === 0) return;
  throw new Error(`npm did not install ${names.join(', ')}: is the package registry reachable?`);
}

/** What npm complained of: the first lines of what may be many. */
function complaint() {
  const lines = readFileSync(LOG, 'utf8')
    .split('\n')
    .map((line) => line.replace(/^npm error ?/, ''));
  const told = lines.filter((line) => line.trim() !== '').slice(0, COMPLAINT_MAX_LINES);
  return `${told.join('\n')}\n(all of it is in ${LOG})`;
}

/** The npm that runs us, on its own Node: the one first in the path may be the one being replaced. */
function npm(log, ...args) {
  const { npm_execpath: script, npm_node_execpath: node = process.execPath } = process.env;
  const [command, ...first] = script ? [node, ...DIE_WITH_US, script] : ['npm'];
  const options = { cwd: PROJECT, stdio: ['ignore', log, log, 'ipc'] };
  return [command, [...first, ...args, '--loglevel=error'], options];
}

/** Else npm would go on alone after this process was killed, and collide with the next start. */
const DIE_WITH_US = [
  '--import',
  'data:text/javascript,process.once("disconnect",()=>process.exit(1));process.channel.unref()',
];

/** What package-lock.json asks for on this platform and node_modules does not have, by npm's own record of it. */
function missing() {
  const wanted = packages('package-lock.json');
  const installed = packages('node_modules/.package-lock.json');
  return Object.keys(wanted).filter((path) => {
    const { version, integrity, link, resolved } = installed[path] ?? {};
    if (link) return resolved !== wanted[path].resolved; // a folder of ours
    if (version) return version !== wanted[path].version || integrity !== wanted[path].integrity;
    return path !== '' && (!wanted[path].optional || isForThisPlatform(wanted[path]));
  });
}

function packages(lockfile) {
  try {
    return JSON.parse(readFileSync(join(PROJECT, lockfile), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

const isForThisPlatform = ({ os, cpu, libc }) =>
  [os ?? []].flat().includes(process.platform) &&
  [cpu ?? []].flat().includes(process.arch) &&
  !libc?.includes('musl');
