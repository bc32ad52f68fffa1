import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line as an instance or a server writes it, for each signature: id and line. */
export function examples(): readonly (readonly [id: string, line: string])[] {
  return readFileSync(join('test/unit/knowledge/fixtures/examples.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((row) => {
      const [id = '', line = ''] = row.split('\t');
      return [id, line] as const;
    });
}
