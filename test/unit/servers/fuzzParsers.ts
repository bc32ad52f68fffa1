import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readInstanceConfig } from '../../../src/servers/config/instanceConfig';
import { MASK, maskSecrets } from '../../../src/servers/config/maskSecrets';
import { piecesOf } from '../../../src/servers/files/followProtocol';
import { foundFiles } from '../../../src/servers/files/shellFiles';
import { parseHostFacts } from '../../../src/servers/hostFacts';
import { LineAssembler } from '../../../src/servers/log/lineAssembler';
import { parseMissing } from '../../../src/servers/nlserver/commands';
import { parsePdump } from '../../../src/servers/nlserver/pdump';

/** What one parser made of its mutated inputs. */
export interface FuzzResult {
  readonly parser: string;
  readonly inputs: number;
  /** Those that it still took for what they were. */
  readonly accepted: number;
  readonly slowestMs: number;
}

const BANNER = '12:00:00 >   Application server for Adobe Campaign Classic (7.4 24.1 build 9400@abc) of 01/02/2026';
export const PDUMP = `${BANNER}
web@default (9984) - 50.1 Mo
watchdog (2273) - 6.6 Mo
syslogd@default (9931) - 7.0 Mo
mta@test (9986) - 9.6 MB
Connections ---------------------------------------------
Last Access             IP              Instance        Login
01/02/2026 12:00:00     127.0.0.1       default         internal|monitoring
`;
const CONFIG = `<?xml version='1.0'?>
<serverconf>
  <shared><dataStore><dataSource name="default"><dbcnx login="neolane" password="secret" server="db"/></dataSource></dataStore></shared>
  <mta autoStart="true" statServerAddress="localhost"><master maxSpareServers="2"/><child><smtp enableTLS="false">
    <IPAffinity name="default;promo" localDomain="d"><IP address="192.168.0.11" publicId="1" weight="5" includeDomains="a.example"/></IPAffinity>
  </smtp></child></mta>
  <wfserver autoStart="true" affinity="a,"/>
</serverconf>`;
const LOG =
  '2026-11-24T08:42:18.124Z\t66462\t66501\t1\terror\tlog\tNo path to the destination é (iRc=-52)\r\n2026-11-24T08:42:19.000Z\t1\n\n';
const FOLLOWED = `!open 123 0\n${Buffer.from(LOG).toString('base64')}\n!\n!rotated\n!open 124 0\n${Buffer.from('new\n').toString('base64')}\n!truncated\n!missing\n!lost\n`;
const DF =
  '1790000000.250000000\nFilesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda1 41152812 10000000 29036820 27% /usr\n';
const LISTED = '81a4/120/1790000000/./mta.log\n81a4/0/1790000001/./web.log\n41ed/4096/1790000000/./old\n';
const MISSING = `${BANNER}\nmta@prod\nstat@prod\n`;

/** Whether a text is still what the parser is for; throws when the answer breaks a promise. */
type Attempt = (text: string) => boolean | Promise<boolean>;

const ATTEMPTS: Readonly<Record<string, readonly [sample: string, attempt: Attempt]>> = {
  pdump: [
    PDUMP,
    (text) => {
      const list = parsePdump(text);
      for (const { name, pid, memoryBytes } of list?.modules ?? []) {
        assert.ok(Number.isSafeInteger(pid) && Number.isFinite(memoryBytes) && text.includes(name));
      }
      return list !== undefined;
    },
  ],
  configuration: [
    CONFIG,
    (text) => {
      try {
        const { affinities, autoStart } = readInstanceConfig([text]);
        for (const name of [...affinities.flatMap(({ names }) => names), ...autoStart]) {
          assert.ok(/[&\r\n\t]/.test(text) || text.includes(name), name);
        }
        return true;
      } catch (error) {
        assert.ok(error instanceof Error && error.name !== 'AssertionError', String(error));
        return false;
      }
    },
  ],
  'masked configuration': [
    CONFIG,
    (text) => {
      const masked = maskSecrets(text);
      assert.equal(masked.split('\n').length >= 1, true);
      if (/ password="secret"/.test(text)) {
        assert.equal(masked.includes('password="secret"'), false);
      }
      return masked.includes(MASK);
    },
  ],
  'log lines': [
    LOG,
    (text) => {
      const bytes = Buffer.from(text);
      const whole = linesOf([bytes]);
      const cut = Math.floor(bytes.length / 3);
      assert.deepEqual(
        linesOf([bytes.subarray(0, cut), bytes.subarray(cut, 2 * cut), bytes.subarray(2 * cut)]).lines,
        whole.lines,
      );
      assert.ok(whole.offset <= bytes.length);
      return whole.lines.length > 0;
    },
  ],
  'followed log': [
    FOLLOWED,
    async (text) => {
      let pieces = 0;
      for await (const piece of piecesOf(streamed(text))) {
        pieces += 1;
        if (piece.kind === 'opened') {
          assert.ok(piece.offset >= 0 && text.includes(piece.id));
        }
      }
      return pieces > 0;
    },
  ],
  'files of a folder': [
    LISTED,
    (text) => {
      const files = foundFiles(text);
      for (const { name, sizeBytes } of files) {
        assert.ok(text.includes(name) && sizeBytes >= 0);
      }
      return files.length > 0;
    },
  ],
  'space and clock': [
    DF,
    (text) => {
      const facts = parseHostFacts(text, 1);
      if (facts?.disk !== undefined) {
        assert.ok(facts.disk.freeBytes >= 0 && Number.isFinite(facts.disk.totalBytes));
      }
      return facts !== undefined;
    },
  ],
  'missing modules': [
    MISSING,
    (text) => {
      const missing = parseMissing(text);
      for (const task of missing) {
        assert.match(task, /^[A-Za-z_][\w-]*@[\w-]+$/);
      }
      return missing.length > 0;
    },
  ],
};

/** Gives every parser `inputs` mutated samples, the same ones for the same seed. Throws at the first broken promise. */
export async function fuzzParsers(inputs: number, seed: number): Promise<readonly FuzzResult[]> {
  const results: FuzzResult[] = [];
  for (const [parser, [sample, attempt]] of Object.entries(ATTEMPTS)) {
    let accepted = 0;
    let slowestMs = 0;
    await fc.assert(
      fc.asyncProperty(mutations(sample), async (text) => {
        const began = performance.now();
        if (await attempt(text)) {
          accepted += 1;
        }
        slowestMs = Math.max(slowestMs, performance.now() - began);
      }),
      { numRuns: inputs, seed },
    );
    results.push({ parser, inputs, accepted, slowestMs });
  }
  return results;
}

function mutations(sample: string): fc.Arbitrary<string> {
  const unit = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '/',
    '&',
    ';',
    '=',
    '(',
    ')',
    '@',
    '-',
    ' ',
    '\n',
    '\r',
    '\t',
    '9',
    '.',
    'M',
    'a',
    '!',
    '\0',
    '\uFFFD',
    'é',
    '😀',
    sample.slice(0, 40),
  );
  const mutation = fc.record({ at: fc.nat(sample.length), cut: fc.nat(12), put: fc.string({ unit, maxLength: 6 }) });
  return fc.array(mutation, { minLength: 1, maxLength: 4 }).map((list) => {
    let text = sample;
    for (const { at, cut, put } of list) {
      text = text.slice(0, at) + put + text.slice(at + cut);
    }
    return text;
  });
}

function linesOf(pieces: readonly Buffer[]): { readonly lines: readonly string[]; readonly offset: number } {
  const assembler = new LineAssembler(0);
  const lines = pieces.flatMap((piece) => assembler.push(piece));
  return { lines, offset: assembler.offset };
}

/** A stream in two pieces, cut anywhere. */
async function* streamed(text: string): AsyncGenerator<Buffer, { exitCode: number; stderr: string }> {
  const bytes = Buffer.from(text);
  yield bytes.subarray(0, bytes.length >> 1);
  yield bytes.subarray(bytes.length >> 1);
  return { exitCode: 0, stderr: '' };
}
