import type { InstanceEvidence, SendingPlan } from '../../../../src/domain/advisor/instanceEvidence';
import type { DomainSeen, QuarantinesSeen } from '../../../../src/domain/advisor/reputation/reputationEvidence';
import { HOUR, NOW, read } from '../diagnosis/evidenceOf';

type Part = Partial<
  Pick<InstanceEvidence, 'domains' | 'quarantines' | 'feeds' | 'inactivity' | 'preparations' | 'plans'>
>;

const DAY = 24 * HOUR;
/** A provider that takes nearly everything. */
const GMAIL: DomainSeen = {
  domain: 'gmail.com',
  success: 9900,
  error: 100,
  unknownUser: 40,
  unreachable: 40,
  refused: 20,
  complaints: 4,
};

/** Providers, addresses, people and workflows of a healthy instance. */
function planned(...plans: readonly Partial<SendingPlan>[]): Required<Pick<Part, 'plans'>> {
  return {
    plans: read(
      plans.map((plan) => ({ id: '7', internalName: 'DM7', messageType: 0, deliveryMode: 1, ...plan })),
      'deliveries of the next day',
    ),
  };
}

export const QUIET: Required<Part> = {
  domains: read([GMAIL], 'providers'),
  quarantines: read({ total: 900, lastDay: 20, before: 560, days: 28 }, 'quarantines'),
  feeds: read([], 'workflows in error'),
  inactivity: read({ since: NOW - 365 * DAY, reached: 10_000, reacted: 7000 }, 'reactions'),
  plans: planned({ affinity: '', maxRetry: 5, waveDelayMs: 60_000 }).plans,
  preparations: read(
    [{ id: '1', internalName: 'DM1', startedAt: NOW - 3 * HOUR, endedAt: NOW - 2.2 * HOUR, messages: 500 }],
    'analyses',
  ),
};

const providers = (...seen: readonly (Partial<DomainSeen> & { domain: string })[]): Part => ({
  domains: read([GMAIL, ...seen], 'providers'),
});
const quarantined = (part: Partial<QuarantinesSeen>): Part => ({
  quarantines: read({ total: 900, lastDay: 20, before: 560, days: 28, ...part }, 'quarantines'),
});
const silent = (ms: number, reached: number, reacted: number): Part => ({
  inactivity: read({ since: NOW - ms, reached, reacted }, 'reactions'),
});
const fed = (...states: readonly number[]): Part => ({
  feeds: read(
    [
      {
        workflow: 'WKF7',
        label: 'Targets',
        deliveries: states.map((state, id) => ({ id: String(id), internalName: `DM${id}`, state })),
      },
    ],
    'workflows in error',
  ),
});

/** What is not quiet, and what the health check must say of it: `severity certainty rule`. */
export const REPUTATION_CASES: readonly (readonly [string, Part, readonly string[]])[] = [
  [
    'complaints of one provider',
    providers({ domain: 'web.de', success: 990, error: 10, complaints: 6 }),
    ['warning likely complaints'],
  ],
  [
    'complaints of all together',
    { domains: read([{ ...GMAIL, complaints: 30 }], 'providers') },
    ['warning likely complaints'],
  ],
  ['four complaints among few messages', providers({ domain: 'web.de', success: 300, error: 0, complaints: 4 }), []],
  ['an instance that does not tell complaints', providers({ domain: 'web.de', success: 990, error: 10 }), []],
  [
    'users unknown at one provider',
    providers({ domain: 'web.de', success: 960, error: 40, unknownUser: 30 }),
    ['warning likely unknownUsers'],
  ],
  ['users unknown among few messages', providers({ domain: 'web.de', success: 90, error: 20, unknownUser: 20 }), []],
  [
    'a provider that refuses',
    providers({ domain: 'web.de', success: 800, error: 200, refused: 150, unreachable: 50 }),
    ['warning likely domainBounces'],
  ],
  [
    'messages that are still waiting',
    providers({ domain: 'web.de', prepared: 5000, success: 800, error: 50, refused: 50 }),
    [],
  ],
  ['nothing was sent lately', { domains: read([], 'providers') }, []],
  ['a wave of quarantines', quarantined({ lastDay: 200 }), ['warning likely quarantineGrowth']],
  ['a wave on a new instance', quarantined({ lastDay: 80, before: 0 }), ['warning likely quarantineGrowth']],
  [
    'an affinity that nobody configures, for tomorrow',
    planned({ affinity: 'luxury' }),
    ['warning likely affinityNotReady'],
  ],
  [
    'an affinity of an SMS, or behind mid-sourcing',
    planned({ affinity: 'x', messageType: 1 }, { affinity: 'op.x', deliveryMode: 4 }),
    [],
  ],
  ['retried twenty times', planned({ maxRetry: 20 }), ['warning likely manyRetries']],
  ['retried twenty times by somebody else', planned({ maxRetry: 20, deliveryMode: 4 }), []],
  ['waves a second apart', planned({ waveDelayMs: 1000 }), ['warning certain wavesTooClose']],
  ['few quarantines on a quiet instance', quarantined({ lastDay: 49, before: 0 }), []],
  ['many quarantines, as usual', quarantined({ lastDay: 200, before: 5600 }), []],
  ['most people silent for a year', silent(365 * DAY, 10_000, 4000), ['warning likely inactiveRecipients']],
  [
    'most people silent for as long as the log is kept',
    silent(180 * DAY, 10_000, 4000),
    ['warning likely inactiveRecipients'],
  ],
  ['most people silent for a month', silent(30 * DAY, 10_000, 400), []],
  ['few people, all silent', silent(365 * DAY, 90, 0), []],
  ['more reactions than people, because some were deleted', silent(365 * DAY, 5000, 6000), []],
  [
    'an analysis of two hours',
    {
      preparations: read(
        [{ id: '1', internalName: 'DM1', startedAt: NOW - 3 * HOUR, endedAt: NOW - HOUR }],
        'analyses',
      ),
    },
    ['warning likely slowPreparations'],
  ],
  ['a workflow in error with a draft', fed(0, 95), ['warning certain feedingWorkflows']],
  ['a workflow in error that has sent everything', fed(95, 85), ['info certain feedingWorkflows']],
  [
    'a technical workflow in error that made deliveries has its own rule',
    {
      feeds: read(
        [{ workflow: 'tracking', label: 'Tracking', deliveries: [{ id: '1', internalName: 'DM1', state: 0 }] }],
        'workflows in error',
      ),
    },
    [],
  ],
];
