import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { eq } from 'drizzle-orm';
import { onTestFinished } from 'vitest';

import { findSource } from '../../server/catalog/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { withdrawOffers } from '../../server/runners/index.ts';
import { SILENT_SECONDS } from '../../server/runners/jobs/lease-queries.ts';
import { runnerJobs } from '../../server/runners/tables.ts';
import { isStopped } from '../../server/transcode/index.ts';
import type { SignedIn } from './client.ts';
import type { TestNode } from './node.ts';
import { asJson } from './people.ts';

const run = promisify(execFile);

export type Offered = { uuid: string; type: string; payload: Payload };
export type Taken = Offered & { jobToken: string };
type Payload = {
  input: { videoFileUrl: string };
  output: { resolution: number; fps: number };
  tasks?: { name: string; options: Record<string, unknown> }[];
};

const API = '/api/v1/runners';

/** Says whether runners do the work of this node. */
export async function letRunnersWork(root: SignedIn, enabled = true): Promise<void> {
  const remoteRunners = { enabled };
  const body = { transcoding: { remoteRunners }, videoStudio: { remoteRunners } };
  const response = await root.request('/api/v1/config/custom', { method: 'PUT', ...asJson(body) });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}

/** The token runners of this node register with. */
export async function registrationToken(root: SignedIn): Promise<string> {
  const response = await root.request(`${API}/registration-tokens`);
  const { data } = (await response.json()) as { data: { registrationToken: string }[] };
  return data[0]!.registrationToken;
}

/** A runner that speaks to a node as peertube-runner does, and works with the ffmpeg that is here. */
export async function openRunner(node: TestNode, root: SignedIn, name: string) {
  const post = (path: string, body: unknown) =>
    node.request(`${API}${path}`, { method: 'POST', ...asJson(body) });
  const token = await registrationToken(root);
  const registered = await post('/register', { registrationToken: token, name, version: '0.4.0' });
  if (!registered.ok) throw new Error(`${registered.status} ${await registered.text()}`);
  const { id, runnerToken } = (await registered.json()) as { id: number; runnerToken: string };
  const directory = await mkdtemp(join(tmpdir(), 'runner-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const held = ({ jobToken }: Taken) => ({ runnerToken, jobToken });

  const runner = {
    id,
    runnerToken,
    directory,
    post,
    async request(jobTypes?: string[]): Promise<Offered[]> {
      const response = await post('/jobs/request', { runnerToken, jobTypes, version: '0.4.0' });
      return ((await response.json()) as { availableJobs: Offered[] }).availableJobs;
    },
    accept: (uuid: string) => post(`/jobs/${uuid}/accept`, { runnerToken }),
    /** Takes the next job as soon as there is one. */
    async take(): Promise<Taken> {
      for (;;) {
        const [next] = await runner.request();
        if (next) return ((await (await runner.accept(next.uuid)).json()) as { job: Taken }).job;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    tell: (job: Taken, what: 'abort' | 'error' | 'update', said: object) =>
      post(`/jobs/${job.uuid}/${what}`, { ...held(job), ...said }),
    file: (job: Taken, url: string) =>
      node.request(new URL(url).pathname, { method: 'POST', ...asJson(held(job)) }),
    /** Gets a file of the job, and says where it is. */
    async download(job: Taken, url: string): Promise<string> {
      const response = await runner.file(job, url);
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      const path = join(directory, `${job.uuid}-${url.split('/').at(-1)!}`);
      await writeFile(path, Buffer.from(await response.arrayBuffer()));
      return path;
    },
    /** Makes the rendition a job asks for. */
    async encode(job: Taken): Promise<string> {
      const source = await runner.download(job, job.payload.input.videoFileUrl);
      const { resolution, fps } = job.payload.output;
      const path = join(directory, `${job.uuid}.mp4`);
      const picture = `-vf scale=-2:${resolution} -r ${fps} -c:v libx264 -preset ultrafast -g 50`;
      await ffmpeg(`-i ${source} ${picture} -pix_fmt yuv420p -c:a aac ${path}`);
      return path;
    },
    /** Brings a film as the result of a job. */
    async bring(
      job: Taken,
      path: string,
      files = ['videoFile', 'resolutionPlaylistFile'],
      tokens: Record<string, string> = held(job),
    ) {
      const form = new FormData();
      for (const [field, value] of Object.entries(tokens)) form.append(field, value);
      const film = new Blob([await readFile(path)]);
      const playlist = new Blob(['#EXTM3U\n#EXTINF:4,\n/etc/passwd\n']);
      for (const file of files)
        form.append(`payload[${file}]`, file === 'videoFile' ? film : playlist, file);
      return node.request(`${API}/jobs/${job.uuid}/success`, { method: 'POST', body: form });
    },
  };
  return runner;
}

/** Runs ffmpeg with these words. */
export const ffmpeg = (args: string) => run('ffmpeg', ['-v', 'error', '-y', ...args.split(' ')]);

/** Makes it so late that a job's runner is taken for dead. */
export const endLease = (db: Db, uuid: string) =>
  db
    .update(runnerJobs)
    .set({ leasedUntil: new Date(0) })
    .where(eq(runnerJobs.uuid, uuid));

/** Makes it so late that a runner has said nothing of a job for longer than runners may. */
export const endSilence = (db: Db, uuid: string) =>
  db
    .update(runnerJobs)
    .set({ updatedAt: new Date(Date.now() - 1000 * (SILENT_SECONDS + 1)) })
    .where(eq(runnerJobs.uuid, uuid));

/** Takes the renditions of a video from runners, as a job does that was started when it was stopped. */
export async function withdrawLate(db: Db, videoId: number): Promise<void> {
  const { setUuid: workUuid } = (await findSource(db, videoId))!;
  const signal = AbortSignal.timeout(60_000);
  await withdrawOffers({ isStopped }).run({ videoId, workUuid }, { db, signal });
}

/** Until when a job's runner is waited for. */
export async function leaseOf(db: Db, uuid: string): Promise<Date> {
  const [job] = await db.select().from(runnerJobs).where(eq(runnerJobs.uuid, uuid));
  return job!.leasedUntil!;
}
