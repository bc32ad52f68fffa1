import { l10n } from 'vscode';
import { sentence } from '../../platform/commandRunner';
import { describeError } from '../errorText';
import type { StepResult, TestStep } from './stepResult';

const DAY_MS = 24 * 60 * 60_000;
/** A certificate that ends sooner is worth a word. */
const ENDS_SOON_MS = 21 * DAY_MS;

const MARKS: Readonly<Record<StepResult['status'], string>> = { ok: '✓', failed: '✗', indirect: '~', skipped: '–' };

/** The steps as lines: mark, name, time, what was seen; below a failed one, why and what to do. */
export function testText(heading: string, results: readonly StepResult[], now: number): string {
  const width = Math.max(...results.map((result) => stepName(result).length));
  const firstFailed = results.find(({ status }) => status === 'failed');
  const lines = results.map((result) => {
    const time = result.status === 'skipped' ? '' : l10n.t('{0} ms', Math.round(result.tookMs));
    const line =
      `${MARKS[result.status]} ${stepName(result).padEnd(width)}  ${time.padStart(9)}  ${seen(result, now)}`.trimEnd();
    if (result === firstFailed) {
      return `${line}\n  → ${sentence(describeError(result.error))}`;
    }
    return [line, ...signsOf(result)].join('\n');
  });
  const verdict =
    firstFailed === undefined
      ? l10n.t('Everything that was tested works.')
      : l10n.t('The first step that fails is “{0}”; what to do is below it.', stepName(firstFailed));
  return [heading, '='.repeat(heading.length), '', ...lines, '', verdict, ''].join('\n');
}

/** The name of a step, for its line and for the progress. */
export function stepName({ step, subject }: Pick<StepResult, 'step' | 'subject'>): string {
  return subject === undefined ? STEP_NAMES[step]() : `${STEP_NAMES[step]()} ${subject}`;
}

const STEP_NAMES: Readonly<Record<TestStep, () => string>> = {
  name: () => l10n.t('Name resolved'),
  tcp: () => l10n.t('Port open'),
  tls: () => l10n.t('Certificate'),
  reach: () => l10n.t('Campaign answers'),
  signIn: () => l10n.t('Sign-in'),
  role: () => l10n.t('Role of the instance'),
  deliveries: () => l10n.t('Deliveries can be read'),
  logs: () => l10n.t('Schema of the delivery log'),
  servers: () => l10n.t('Server'),
};

function seen({ step, status, facts }: StepResult, now: number): string {
  if (status === 'skipped') {
    return step === 'servers' ? l10n.t('none is described for this instance') : l10n.t('not tested');
  }
  if (status === 'indirect') {
    return l10n.t('not directly; the requests go through a proxy');
  }
  if (status === 'failed') {
    return '';
  }
  switch (step) {
    case 'name':
      return `${facts.host ?? ''} → ${facts.addresses ?? ''}`;
    case 'tcp':
      return facts.port ?? '';
    case 'tls':
      return certificateText(facts, now);
    case 'reach':
      return [facts.version, facts.build === '' ? '' : l10n.t('build {0}', facts.build ?? ''), facts.instance]
        .filter((part) => part !== undefined && part !== '')
        .join(' · ');
    case 'signIn':
      return facts.instance === undefined
        ? (facts.operator ?? '')
        : l10n.t('{0} on instance {1}', facts.operator ?? '', facts.instance);
    case 'logs':
      return facts.statuses === undefined
        ? l10n.t('not available on this instance')
        : l10n.t('{0} statuses of messages', facts.statuses);
    case 'servers':
      return l10n.t('{0} modules run', facts.modules ?? '');
    case 'role':
      return facts.role ?? '';
    case 'deliveries':
      return '';
  }
}

/** What the role was concluded from, indented below its line. */
function signsOf({ facts }: StepResult): readonly string[] {
  return (facts.signs ?? '')
    .split('\n')
    .filter((sign) => sign !== '')
    .map((sign) => `    ${sign}`);
}

function certificateText({ names = '', validTo }: StepResult['facts'], now: number): string {
  if (validTo === undefined) {
    return names;
  }
  const left = Date.parse(validTo) - now;
  const day = validTo.slice(0, 10);
  if (left < 0) {
    return l10n.t('{0}; it ended on {1}', names, day);
  }
  if (left < ENDS_SOON_MS) {
    return l10n.t('{0}; it ends on {1}, in {2} days', names, day, Math.floor(left / DAY_MS));
  }
  return l10n.t('{0}; valid until {1}', names, day);
}
