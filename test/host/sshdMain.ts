import { join } from 'node:path';
import { runMochaSuite } from './mochaSuite';

// The tests against a real OpenSSH server in a process of their own, started by the stage `sshd`.
void runMochaSuite(join(__dirname, '../sshd'), { timeoutMs: 60_000 }).then(() => process.exit());
