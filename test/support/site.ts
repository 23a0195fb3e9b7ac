import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type File = { type: string; body: string | Buffer; encoding?: string };

/** A web site of somebody else: files, and pages that may be added later. */
export async function startSite(files: Record<string, File> = {}) {
  const pages: Record<string, string> = {};
  const server = createServer(({ url = '' }, response) => {
    const page = pages[url];
    const file: File | undefined =
      page === undefined ? files[url] : { type: 'text/html', body: page };
    response.writeHead(file ? 200 : 404, {
      'content-type': file?.type ?? 'text/plain',
      ...(file?.encoding && { 'content-encoding': file.encoding }),
    });
    response.end(file?.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    pages,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
