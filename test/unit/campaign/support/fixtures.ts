import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Path of a file beside the sources of these tests (which run from `out/`). */
export function fixturePath(name: string): string {
  return join(__dirname, '../../../../../test/unit/campaign/fixtures', name);
}

/** Key and certificate of a test server. */
export function certificate(name: 'loopback' | 'secondLoopback' | 'otherName' | 'expired'): {
  key: Buffer;
  cert: Buffer;
} {
  return { key: readFileSync(fixturePath(`${name}.key`)), cert: readFileSync(fixturePath(`${name}.pem`)) };
}
