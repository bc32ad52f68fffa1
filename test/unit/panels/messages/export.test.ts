import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { copyRows } from '../../../../src/panels/messages/export/writeRows';
import { openRowFile } from '../../../../src/panels/messages/export/openRowFile';
import type { ExportFormat, GridColumn, GridRow } from '../../../../src/shared/protocol/messages';

const COLUMNS: readonly GridColumn[] = [
  { id: 'address', label: 'Address', kind: 'text' },
  { id: 'at', label: 'Date', kind: 'time' },
  { id: 'count', label: 'Count', kind: 'number' },
];
const AT = Date.UTC(2026, 10, 23, 12, 0, 0);
const HOSTILE = [
  '=HYPERLINK("http://evil")',
  '+1',
  '@SUM(A1)',
  ' \t-2',
  'a,"b"\nc',
  '<b>&amp;</b>',
  'é👩‍👩‍👧',
  'bad\u0001\uD800end',
];

function row(id: number, address: string): GridRow {
  return { id: String(id), cells: [address, AT + id, id] };
}

describe('panels/messages/export', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'export-'));
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  async function write(format: ExportFormat, rows: readonly GridRow[]): Promise<string> {
    const path = join(folder, `log.${format}`);
    const file = await openRowFile(format, { path, columns: COLUMNS });
    await file.write(rows.slice(0, 2));
    await file.write(rows.slice(2));
    await file.close();
    return path;
  }

  it('writes CSV that no spreadsheet takes for formulas', async () => {
    const text = await readFile(
      await write(
        'csv',
        HOSTILE.map((value, at) => row(at, value)),
      ),
      'utf8',
    );
    assert.ok(text.startsWith('\uFEFFAddress,Date,Count\r\n'));
    for (const line of text.slice(1).split('\r\n').slice(1)) {
      assert.doesNotMatch(line, /^"?\s*[=+\-@]/);
    }
    assert.match(text, /'=HYPERLINK/);
    assert.match(text, /2026-11-23T12:00:00\.000Z,0\r\n/);
  });

  it('writes NDJSON with one value per column', async () => {
    const lines = (
      await readFile(
        await write(
          'ndjson',
          HOSTILE.map((value, at) => row(at, value)),
        ),
        'utf8',
      )
    )
      .trimEnd()
      .split('\n');
    const values = lines.map((line): unknown => JSON.parse(line));
    assert.deepEqual(values[0], { address: HOSTILE[0], at: '2026-11-23T12:00:00.000Z', count: 0 });
    assert.equal(values.length, HOSTILE.length);
  });

  it('writes a workbook that another program opens, with texts as texts and times as dates', async () => {
    const path = await write(
      'xlsx',
      HOSTILE.map((value, at) => row(at, value)),
    );
    // Python's own zip and XML parsers are strangers to ours.
    const script = `
import json, sys, zipfile, xml.etree.ElementTree as x
z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
for name in z.namelist(): x.fromstring(z.read(name))
n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
sheet = x.fromstring(z.read('xl/worksheets/sheet1.xml'))
print(json.dumps([[(c.get('t'), ''.join(c.itertext())) for c in r] for r in sheet.iter(n + 'row')]))`;
    const { stdout } = await promisify(execFile)('python3', ['-c', script, path]);
    const rows = JSON.parse(stdout) as [string | null, string][][];
    assert.equal(rows.length, HOSTILE.length + 1);
    assert.deepEqual(rows[1], [
      ['inlineStr', HOSTILE[0]],
      [null, '46349.5'],
      [null, '0'],
    ]);
    assert.deepEqual(
      rows.slice(1).map(([first]) => first?.[1]),
      [...HOSTILE.slice(0, -1), 'bad\uFFFDend'],
    );
  });

  it('takes an export up behind the last row that is in the file, and says how far it came', async () => {
    const path = join(folder, 'resumed.csv');
    const source = Array.from({ length: 50 }, (_, at) => row(at, `a${at}@example.com`));
    async function* rows(afterId: string | undefined, breakAt: number): AsyncGenerator<readonly GridRow[]> {
      for (let at = afterId === undefined ? 0 : Number(afterId) + 1; at < source.length; at += 10) {
        if (at >= breakAt) {
          throw new Error('the line is cut');
        }
        yield await Promise.resolve(source.slice(at, at + 10));
      }
    }
    const seen: number[] = [];
    const onProgress = ({ rows: count }: { rows: number }): void => {
      seen.push(count);
    };
    const first = await copyRows(
      (after) => rows(after, 20),
      await openRowFile('csv', { path, columns: COLUMNS }),
      { rows: 0 },
      onProgress,
    );
    assert.deepEqual([first.rows, first.lastId, String(first.failure)], [20, '19', 'Error: the line is cut']);
    const second = await copyRows(
      (after) => rows(after, 1000),
      await openRowFile('csv', { path, columns: COLUMNS, appendAt: first.bytes }),
      first,
      onProgress,
    );
    assert.deepEqual([second.rows, second.failure], [50, undefined]);
    assert.deepEqual(seen, [10, 20, 30, 40, 50]);
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\r\n').slice(1);
    assert.deepEqual(
      lines.map((line) => line.split(',')[0]),
      source.map(({ cells }) => cells[0]),
    );
  });

  it('rejects when the file cannot be made', async () => {
    await assert.rejects(openRowFile('csv', { path: join(folder, 'no', 'such', 'folder.csv'), columns: COLUMNS }), {
      code: 'ENOENT',
    });
  });
});
