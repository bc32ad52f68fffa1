// npm run mutate -- AREA [FILES…]: how many small changes of the code the tests notice (Stryker). An area is one of AREAS;
// FILES narrow it to some of its files: npm run mutate -- diagnosis src/domain/diagnosis/retries.ts
// The last results, and what was made of the survivors, stand in docs/mutation.md.
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** What is changed, and the tests that should notice, as they lie in out/. */
const AREAS = {
  advisor: {
    // Reading HTML has tests on long texts, which take minutes while Stryker counts what they run through.
    mutate: ['src/domain/advisor/**/*.ts', '!src/domain/advisor/mails/findImages.ts'],
    spec: ['out/test/unit/domain/advisor/*.test.js'],
  },
  diagnosis: {
    mutate: ['src/domain/diagnosis/**/*.ts', 'src/domain/judgement/**/*.ts'],
    // The benchmark takes seconds: too long to be run for every change.
    spec: ['out/test/unit/domain/diagnosis/!(benchmark).test.js'],
  },
  operations: {
    mutate: ['src/operations/**/*.ts'],
    spec: ['out/test/unit/operations/*.test.js'],
  },
};

/** Share of noticed changes below which the command fails. */
const LEAST_PERCENT = 85;

/** Compiles the sources, the unit tests and what they share file by file, in the copy that Stryker makes. */
async function build() {
  const { build: esbuild } = await import('esbuild');
  const entryPoints = ['src', 'test/unit', 'test/explore'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile() && item.name.endsWith('.ts'))
      .map((item) => resolve(item.parentPath, item.name)),
  );
  await esbuild({ entryPoints, outbase: '.', outdir: 'out', platform: 'node', format: 'cjs', target: 'node20' });
}

const [name = '', ...files] = process.argv.slice(2);
if (name === '--build') {
  await build();
  process.exit();
}
const area = AREAS[name];
if (area === undefined) {
  console.error(`Name an area: ${Object.keys(AREAS).join(', ')}.`);
  process.exit(1);
}

const { bootstrap } = await import('./bootstrap.mjs');
bootstrap();
await import('./mochaForStryker.mjs');
const { Stryker } = await import('@stryker-mutator/core');
await new Stryker({
  mutate: files.length > 0 ? files : area.mutate,
  testRunner: 'mocha',
  plugins: ['@stryker-mutator/mocha-runner', './test/host/unmutated.mjs'],
  ignorers: ['words'],
  mochaOptions: { spec: area.spec, config: '.mocharc.json' },
  buildCommand: 'node test/host/mutate.mjs --build',
  testRunnerNodeArgs: ['--import', new URL('./mochaForStryker.mjs', import.meta.url).href],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: Number(process.env.DELIVERY_DOCTOR_MUTATE_CONCURRENCY ?? 2),
  // Generous: on a busy machine a change that only slows a test down must not count as noticed.
  timeoutMS: 30_000,
  tempDirName: `out/stryker-${process.env.DELIVERY_DOCTOR_MUTATE_NAME ?? name}`,
  // The copy lies inside the project, whose node_modules it finds.
  symlinkNodeModules: false,
  ignorePatterns: ['.vscode-test', 'dist', 'out', 'media', 'docs'],
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: `out/mutation-${process.env.DELIVERY_DOCTOR_MUTATE_NAME ?? name}.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportScoreTable: true },
  thresholds: { high: 95, low: LEAST_PERCENT, break: LEAST_PERCENT },
}).runMutationTest();
