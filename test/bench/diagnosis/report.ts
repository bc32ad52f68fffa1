import type { Certainty } from '../../../src/domain/finding';
import type { Case } from './cases';
import { figuresOf, type Figures, type Outcome } from './score';
import { TROUBLE_IDS, trouble } from './troubles';

const KINDS: readonly Case['kind'][] = ['alone', 'pair', 'source lost', 'zone', 'clock'];

/** What a certainty promises: the share of findings that are right. */
export const PROMISES: Readonly<Record<Certainty, number>> = { certain: 0.99, likely: 0.8, possible: 0.4 };

/** The figures as a page. Holds no time and no machine: the same code gives the same page. */
export function report(outcomes: readonly Outcome[], seeds: number): string {
  const all = figuresOf(outcomes);
  return `${[
    '# Benchmark of the diagnosis',
    'Made by `npm run bench:diagnosis` (`test/bench/diagnosis`): do not edit. Worlds are made up from troubles in terms of machines, processes and people (`troubles.ts`); what the sources show of a world is worked out (`observe.ts`), diagnosed, and held against the truth by one table (`acceptable.ts`). Troubles come alone and in pairs, each source is lost in turn, servers stand in four time zones, and clocks are wrong.',
    `${outcomes.length} worlds from ${seeds} seeds.`,
    [
      '| | worlds | precision | recall | first finding right | first remedy right |',
      '|---|---|---|---|---|---|',
      row('all', all),
      ...KINDS.map((kind) => row(kind, figuresOf(outcomes.filter(({ of }) => of.kind === kind)))),
    ].join('\n'),
    'Precision: findings that are true of the world. Recall: troubles that were named. A finding is right first when it names the trouble that matters most: what holds the delivery up now, else what somebody wants so, else what slows it down.',
    [
      '| certainty | said | right | promised |',
      '|---|---|---|---|',
      ...(['certain', 'likely', 'possible'] as const).map((certainty) => {
        const { said, right } = all.calibration[certainty];
        return `| ${certainty} | ${said} | ${percent(right / said)} | ${percent(PROMISES[certainty])} |`;
      }),
    ].join('\n'),
    '## By trouble, alone',
    [
      '| trouble | precision | recall | first finding right | first remedy right |',
      '|---|---|---|---|---|',
      ...TROUBLE_IDS.map((id) => {
        const of = figuresOf(outcomes.filter((one) => one.of.kind === 'alone' && one.of.troubles.includes(id)));
        return `| ${trouble(id).truth} | ${percent(of.precision)} | ${percent(of.recall)} | ${percent(of.first)} | ${percent(of.remedy)} |`;
      }),
    ].join('\n'),
    '## What was wrong most often',
    counted([
      ...outcomes.flatMap(({ of, findings }) =>
        findings.flatMap(({ cause, certainty, right }) =>
          right ? [] : [`${certainty} \`${cause}\` of: ${describe(of)}`],
        ),
      ),
    ]),
    '## What was missed most often, with all sources',
    counted(
      outcomes.flatMap(({ of, missed }) =>
        of.lost === undefined ? missed.map((id) => `\`${id}\` in: ${describe(of)}`) : [],
      ),
    ),
    '## Where another finding was first',
    counted(
      outcomes.flatMap(({ of, firstRight, findings: [first] }) =>
        firstRight === false && of.lost === undefined ? [`\`${first?.cause ?? 'nothing'}\` of: ${describe(of)}`] : [],
      ),
    ),
    '## Where another remedy was first',
    counted(
      outcomes.flatMap(({ of, remedyRight, findings: [first] }) =>
        remedyRight === false ? [`\`${first?.cause ?? 'nothing'}\` of: ${describe(of)}`] : [],
      ),
    ),
  ].join('\n\n')}\n`;
}

function row(name: string, { cases, precision, recall, first, remedy }: Figures): string {
  return `| ${name} | ${cases} | ${percent(precision)} | ${percent(recall)} | ${percent(first)} | ${percent(remedy)} |`;
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)} %`;
}

function describe({ troubles, stage, lost }: Case): string {
  return `${troubles.join(' + ')} (${stage}${lost === undefined ? '' : `, without ${lost}`})`;
}

const SHOWN = 15;

/** The commonest first. */
function counted(lines: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const line of lines) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return sorted.length === 0
    ? 'Nothing.'
    : sorted
        .slice(0, SHOWN)
        .map(([line, count]) => `- ${count} × ${line}`)
        .join('\n');
}
