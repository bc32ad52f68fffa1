import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { SKELETONS, writeSkeleton } from '../../../host/skeletons/main';

const NAME = 'skeletonOfATest';

/** The errors of the compiler in these files, which stand over the project's own; relative paths. */
function compilerErrors(files: ReadonlyMap<string, string>): readonly string[] {
  const texts = new Map([...files].map(([file, text]) => [resolve(file), text]));
  const { config } = ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const host = ts.createCompilerHost(options);
  const onDisk = { ...host };
  const { directoryExists } = host;
  const folders = new Set([...texts.keys()].map((file) => dirname(file)));
  host.directoryExists = (folder) => folders.has(resolve(folder)) || directoryExists?.(folder) === true;
  host.fileExists = (file) => texts.has(resolve(file)) || onDisk.fileExists(file);
  host.readFile = (file) => texts.get(resolve(file)) ?? onDisk.readFile(file);
  host.getSourceFile = (file, languageVersion, ...rest) => {
    const text = texts.get(resolve(file));
    return text === undefined
      ? onDisk.getSourceFile(file, languageVersion, ...rest)
      : ts.createSourceFile(file, text, languageVersion);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].flatMap((file) =>
    [
      ...program.getSyntacticDiagnostics(program.getSourceFile(file)),
      ...program.getSemanticDiagnostics(program.getSourceFile(file)),
    ].map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`),
  );
}

describe('npm run new', () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'skeleton-'));
  });

  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('writes definitions that compile, each in its list', function () {
    this.timeout(120_000);
    const written = new Map<string, string>();
    for (const make of Object.values(SKELETONS)) {
      const skeleton = make(NAME);
      const lists = [...new Set(skeleton.edits.map(({ file }) => file))];
      for (const file of lists) {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        cpSync(file, join(root, file));
      }
      writeSkeleton(root, skeleton);
      for (const path of [...skeleton.files.keys(), ...lists]) {
        written.set(path, readFileSync(join(root, path), 'utf8'));
      }
      for (const file of lists) {
        assert.match(written.get(file) ?? '', new RegExp(NAME), file);
      }
    }
    const sources = [...written].filter(([path]) => /^(src|test)\/.*\.ts$/.test(path));
    assert.deepEqual(compilerErrors(new Map(sources)), []);
  });

  it('leaves everything as it is where the name is taken', () => {
    const make = SKELETONS.cause;
    assert.ok(make);
    const skeleton = make(NAME);
    const [{ file } = { file: '' }] = skeleton.edits;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(file, join(root, file));
    writeSkeleton(root, skeleton);
    const once = readFileSync(join(root, file), 'utf8');
    assert.throws(() => {
      writeSkeleton(root, skeleton);
    }, /there already/);
    assert.equal(readFileSync(join(root, file), 'utf8'), once);
  });
});
