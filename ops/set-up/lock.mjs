import { mkdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { PROJECT, say } from './project.mjs';

const LOCK = join(PROJECT, '.cache', 'set-up.lock');
const HEARTBEAT_SECONDS = 1;
const STALE_SECONDS = 10;
const POLL_SECONDS = 0.2;

/** Does the work while no other process does set-up work in this project. */
export async function exclusively(work) {
  await takeLock();
  process.once('exit', release);
  const heartbeat = setInterval(showLife, HEARTBEAT_SECONDS * 1000);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}

const release = () => rmSync(LOCK, { recursive: true, force: true });
const showLife = () => utimesSync(LOCK, new Date(), new Date());

async function takeLock() {
  mkdirSync(dirname(LOCK), { recursive: true });
  for (let waiting = false; !make(LOCK); waiting = true) {
    if (!waiting) say('Waiting for another process to finish its set-up …');
    if (secondsWithoutLife() > STALE_SECONDS) release(); // its process was killed
    else await delay(POLL_SECONDS * 1000);
  }
}

function make(folder) {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

const secondsWithoutLife = () =>
  (Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())) / 1000;
