// Inboxes of many nodes in one process: it listens on every address of 127/8, and the second byte of the address says how
// the node is: 1 answers after LATENCY, 2 fails at once, 3 never answers. Each accepted delivery is told to the parent.
import { createServer } from 'node:http';

const LATENCY_MILLISECONDS = 50;

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const kind = request.headers.host.split('.')[1];
    if (kind === '3') return;
    if (kind === '2') return void response.writeHead(503).end();
    setTimeout(() => {
      response.writeHead(204).end();
      process.send({ inbox: request.headers.host + request.url });
    }, LATENCY_MILLISECONDS);
  });
});
server.listen({ port: 0, host: '0.0.0.0', backlog: 1_024 }, () =>
  process.send({ port: server.address().port }),
);
process.on('disconnect', () => process.exit());
