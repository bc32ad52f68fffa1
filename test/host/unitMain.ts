import { join } from 'node:path';
import { runMochaSuite } from './mochaSuite';

// The unit tests in a process of their own, started by the stage `unit`.
void runMochaSuite(join(__dirname, '../unit'), { timeoutMs: 10_000 }).then(() => process.exit());
