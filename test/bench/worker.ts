import { startNode } from '../../server/node.ts';
import { readConfig } from '../../server/platform/config.ts';
import type { Connection } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';

// A worker as a process of its own, on the database that CONNECTION names.
const database = JSON.parse(process.env['CONNECTION']!) as Connection;
await startNode({ ...readConfig(process.env), database }, silentLog);
process.stdout.write('Tributary is ready\n');
