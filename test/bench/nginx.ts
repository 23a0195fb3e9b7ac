import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { processesBelow } from './cpu.ts';

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** A stock nginx with one worker that serves the files below a directory with sendfile, as a web server would. */
export async function startNginx({ root, port }: { root: string; port: number }) {
  const directory = await mkdtemp(join(tmpdir(), 'tributary-nginx-'));
  const config = join(directory, 'nginx.conf');
  await writeFile(config, configuration({ root, port, directory }));
  const child = spawn('nginx', ['-c', config, '-e', join(directory, 'error.log')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await fetch(url).catch(() => undefined)); tries += 1) {
    if (child.exitCode !== null || tries === 50) throw new Error('nginx does not start');
    await delay(100);
  }
  return {
    url,
    pids: await processesBelow(child.pid!),
    async [Symbol.asyncDispose]() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const configuration = ({
  root,
  port,
  directory,
}: Record<'root' | 'directory', string> & { port: number }) => `
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
daemon off;
pid ${directory}/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  open_file_cache max=100;
  keepalive_requests 1000000000;
  types { video/mp4 mp4; }
  ${TEMPORARY.map((name) => `${name}_temp_path ${directory}/${name};`).join('\n  ')}
  server { listen 127.0.0.1:${port}; root ${root}; }
}
`;
