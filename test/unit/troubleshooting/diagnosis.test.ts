import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { CampaignError } from '../../../src/campaign/errors';
import type { CampaignInstance } from '../../../src/campaign/instance';
import { ServerError } from '../../../src/servers/errors';
import type { InstanceConfig, ModuleList, SendingServer } from '../../../src/servers/sendingServer';
import { advise } from '../../../src/domain/advisor/advise';
import { RULES } from '../../../src/domain/advisor/rules';
import { CAUSES, CAUSE_FINDINGS } from '../../../src/domain/diagnosis/causes';
import { diagnose } from '../../../src/domain/diagnosis/diagnose';
import {
  diagnoseDelivery,
  examineInstance,
  findingMeaning,
  findingPage,
  findingTitle,
  remedyTitle,
  renderHealth,
  renderReport,
  verdict,
} from '../../../src/troubleshooting';
import { ruledOutText } from '../../../src/troubleshooting/findingText';
import { plain } from '../../../src/troubleshooting/markdown';
import { observe } from '../../../src/troubleshooting/source';
import { factText } from '../../../src/troubleshooting/words/factWords';
import { CASES } from '../domain/advisor/cases';
import { SCENARIOS } from '../domain/diagnosis/diagnoseCases';
import {
  NOW,
  delivery as deliveryOf,
  evidenceOf,
  read,
  server as evidenceServer,
} from '../domain/diagnosis/evidenceOf';
import { REF, accessTo, instanceOver, memoryOf } from './parts';

const never = new AbortController().signal;
const CONFIG: InstanceConfig = {
  autoStart: ['mta'],
  affinities: [{ names: ['default', 'promo'], ips: [] }],
  statServerAddress: 'localhost',
};

function serverThat(part: Partial<SendingServer> & { modules?: readonly string[] } = {}): SendingServer {
  const modules = (part.modules ?? ['mta']).map((name, pid) => ({ name, instance: 'demo', pid, memoryBytes: 0 }));
  const list: ModuleList = { timeOfDayMs: NOW % (24 * 3_600_000), modules };
  return {
    name: 'sending-1',
    pdump: async () => list,
    readConfig: async () => CONFIG,
    ...part,
  };
}

const now = (): number => NOW;
const examine = (
  instance: CampaignInstance,
  servers: readonly SendingServer[],
  hosted: readonly string[] = [],
): ReturnType<typeof diagnoseDelivery> => diagnoseDelivery(accessTo(instance, servers, hosted), REF, now, never);

describe('troubleshooting/diagnoseDelivery', () => {
  it('finds a stopped MTA, and says it in words', async () => {
    const { findings, unchecked } = await examine(instanceOver(memoryOf()), [serverThat({ modules: ['web'] })]);
    assert.deepEqual(
      unchecked.map(({ what }) => what),
      ['disk of sending-1'],
    );
    assert.equal(findings.length, 1);
    const [finding] = findings;
    assert.ok(finding);
    assert.equal(findingTitle(finding), 'The MTA of demo is not running: sending-1 (certain)');
    assert.deepEqual(
      finding.evidence.map(({ source, observed }) => [source, observed]),
      [
        ['nlserver pdump on sending-1', 'no mta@demo among: web@demo'],
        ['config-demo.xml on sending-1', 'mta is set to start automatically'],
      ],
    );
    assert.deepEqual(finding.remedies.map(remedyTitle), [
      'Start mta@demo on sending-1',
      'Open demo/log/mta.log of sending-1',
    ]);
  });

  it('takes a failing source for "could not check", never for a finding', async () => {
    const gone = async (): Promise<never> => {
      throw new ServerError({
        code: 'notReachable',
        server: 'sending-1',
        doing: 'x',
        facts: { stderr: 'Connection refused' },
      });
    };
    const denied = async (): Promise<never> => {
      throw new CampaignError({ code: 'missingRight', doing: 'x', facts: {} });
    };
    const instance = instanceOver(memoryOf({ ipAffinity: 'luxury' }), {
      audit: { tail: denied },
      options: { get: denied },
      monitoring: { affinityNames: denied, runningCampaignDeliveries: denied },
      throughput: { samples: denied },
    });
    const { findings, unchecked } = await examine(instance, [serverThat({ pdump: gone, readConfig: gone })]);
    assert.deepEqual(findings, []);
    assert.deepEqual(unchecked, [
      { what: 'nlserver pdump on sending-1', because: 'the server cannot be reached (Connection refused)' },
      { what: 'config-demo.xml on sending-1', because: 'the server cannot be reached (Connection refused)' },
      { what: 'enumeration IPAffinity', because: 'the operator lacks the right to read it' },
      { what: 'disk of sending-1', because: 'not available on this instance' },
      { what: 'journal of the delivery', because: 'the operator lacks the right to read it' },
    ]);
  });

  it('says that hosted servers are Adobe’s', async () => {
    const { unchecked } = await examine(instanceOver(memoryOf()), [], ['cloud-1']);
    assert.ok(unchecked.some(({ because }) => because.includes('Adobe')));
  });

  it('rejects only when the delivery cannot be read', async () => {
    const failure = new CampaignError({ code: 'serverError', doing: 'x', facts: {} });
    const broken = instanceOver(memoryOf(), {
      deliveries: {
        get: async () => {
          throw failure;
        },
      },
    });
    await assert.rejects(examine(broken, []), (error) => error === failure);
    await assert.rejects(examine(instanceOver({ ...memoryOf(), delivery: undefined }), []), /noSuchDelivery/);
  });

  it('holds a source to its time limit even when it does not listen, and passes a cancellation on', async () => {
    const deaf = (): Promise<number> => new Promise(() => undefined);
    const options = { source: 'pdump', timeoutMs: 50, now, signal: never };
    assert.deepEqual(await observe(options, deaf), { ok: false, source: 'pdump', because: 'it took longer than 0 s' });
    const abort = new AbortController();
    const waiting = observe({ ...options, timeoutMs: 5000, signal: abort.signal }, deaf);
    abort.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
  });
});

const SENDING = { state: 55, broadStart: NOW - 3_600_000, counters: { toDeliver: 1000, processed: 250 } };

/** What the mid-sourcing server may have of a delivery that was handed to it. */
const TWINS = [
  { twins: [45, 51, 55, 95].map((state) => ({ id: '7', state, lastModified: NOW - 1e7 })) },
  { foreign: '7' },
  {},
];

/** Evidence of causes that lie with the servers, the database and what comes after. */
const LATER = [
  evidenceOf({ delivery: { ...SENDING, waves: { enabled: true, splitSize: '25%', splitDelaySeconds: 3600 } } }),
  evidenceOf({ delivery: SENDING, waitingParts: read(7, 'parts') }),
  evidenceOf({
    delivery: SENDING,
    lastSent: read(NOW, 'throughput'),
    domains: read([{ domain: 'orange.fr', success: 60, error: 40, refused: 30 }], 'domains'),
  }),
  evidenceOf({
    servers: [
      { ...evidenceServer('s1'), host: read({ freeBytes: 0, totalBytes: 1e11, clockOffsetMs: 300_000 }, 'host') },
    ],
    instanceClock: read(-120_000, 'clock'),
  }),
  evidenceOf({ servers: [{ ...evidenceServer('s1'), printedClock: read((NOW % 86_400_000) + 400_000, 'pdump') }] }),
  evidenceOf({
    servers: [evidenceServer('s1', { modules: ['mta@demo', 'mtachild@demo'], config: { maxChildren: 1 } })],
  }),
  evidenceOf({
    delivery: { ...SENDING, deliveryMode: 4 },
    workflows: Object.fromEntries(
      ['tracking', 'defaultMidSourcingDlv'].map((name) => [name, read({ label: name, state: 20 }, name)]),
    ),
  }),
  evidenceOf({ delivery: { deliveryMode: 4, midRemoteId: '4711' } }),
  evidenceOf({
    delivery: { deliveryMode: 4, midRemoteId: '0', contactDate: NOW - 7_200_000, lastModified: NOW - 7_200_000 },
  }),
  evidenceOf({ delivery: { state: 61, retry: 5, maxRetry: 5, nextPassDate: NOW + 60_000 } }),
  evidenceOf({ delivery: { state: 61, retry: 5, maxRetry: 5 } }),
  evidenceOf({
    delivery: { state: 37, analysisStep: 14 },
    journal: read([{ type: 0, message: 'No space left on device' }], 'journal'),
  }),
  evidenceOf({
    delivery: SENDING,
    journal: read(
      [
        'The ipaffinity a.b is not found on mid server m',
        "AppendDeliveryPart on the mid sourcing server: Code HTTP 408 'x'",
        'errno=18',
        'quotas met',
        'dynamic flow control',
        "XSV-350014 The '10.0.0.1' IP address via which you are accessing the server is not accepted.",
      ].map((message) => ({ type: 0, message, at: NOW })),
      'journal',
    ),
  }),
  evidenceOf({ delivery: SENDING, waitingParts: read(undefined, 'parts') }),
  evidenceOf({ delivery: { counters: { toDeliver: 10, success: 4 } } }),
  evidenceOf({ journal: read([{ type: 0, message: 'errno=28', at: NOW }], 'journal') }),
  evidenceOf({ delivery: { counters: { toDeliver: 0 } } }),
  evidenceOf({ delivery: { contactDate: NOW + 1e7 } }),
  evidenceOf({ delivery: { contactDate: NOW - 1000, lastModified: NOW - 1000 } }),
  ...[0, 11, 15, 25, 48, 81, 95].map((state) => evidenceOf({ delivery: { state } })),
  evidenceOf({ delivery: { state: 22, lastModified: NOW - 1e7 } }),
  evidenceOf({ delivery: { recycled: true } }),
  evidenceOf({ delivery: { state: 45, workflow: { name: 'w', label: 'W', failed: true } } }),
  evidenceOf({
    delivery: { contactDate: NOW - 1e6, messageType: 1 },
    servers: [
      evidenceServer('s1', {
        modules: ['mta@demo', 'mtachild@demo', 'mtachild@demo'],
        config: { maxChildren: 1, autoStart: ['mta', 'sms', 'stat'] },
      }),
    ],
  }),
  evidenceOf({ delivery: { contactDate: NOW - 1e6, operationId: '5' }, runningCampaignDeliveries: read(11, 'c') }),
  evidenceOf({
    delivery: { state: 45, operationId: '5' },
    servers: [evidenceServer('s1', { modules: ['mta@demo'] })],
  }),
  evidenceOf({
    delivery: SENDING,
    journal: read(
      [{ type: 0, message: "SCR-160012 error while evaluating script 'content htmlContent'", at: NOW }],
      'j',
    ),
    domains: read([{ domain: 'x.fr', success: 1, error: 99, unreachable: 99 }], 'domains'),
  }),
];

describe('troubleshooting words', () => {
  /** Every kind of finding there is, once. */
  const every = [
    evidenceOf({
      servers: [evidenceServer('s1', { modules: [], config: { statServerAddress: '' } })],
      delivery: { ipAffinity: 'Promo' },
    }),
    evidenceOf({ servers: [evidenceServer('s1', { modules: [], config: { autoStart: [] } })] }),
    evidenceOf({ servers: [], delivery: { ipAffinity: 'x' } }),
    evidenceOf({
      delivery: { contactDate: NOW + 1e7, state: 45, operationId: '5' },
      runningCampaignDeliveries: read(11, 'c'),
    }),
    evidenceOf({
      delivery: {
        contactDate: NOW,
        lastModified: NOW,
        counters: { toDeliver: 0 },
        routing: { name: 'r', active: false },
      },
    }),
    evidenceOf({ delivery: { validityDate: NOW - 1 } }),
    evidenceOf({ delivery: { state: 75 } }),
    evidenceOf({ delivery: { state: 55, broadStart: NOW - 1e7, trackingEnabled: false } }),
    evidenceOf({ delivery: { state: 61, nextPassDate: NOW + 1e6, retry: 1, maxRetry: 5, counters: { error: 3 } } }),
    evidenceOf({ delivery: { state: 61, nextPassDate: NOW - 1e7 } }),
    evidenceOf({
      delivery: { state: 45, validationMode: 'auto' },
      servers: [evidenceServer('s1', { modules: ['mta@demo'] })],
    }),
    evidenceOf({ delivery: { contactDate: NOW - 1e7, lastModified: NOW - 1e7 } }),
    evidenceOf({
      lastSent: read(NOW, 't'),
      servers: [evidenceServer('s1', { modules: ['web@default'], clock: 361 * 60_000 })],
    }),
    ...[37, 87].map((state) =>
      evidenceOf({
        delivery: { state },
        journal: read(
          [
            'The ipaffinity a.b is not found on mid server m',
            "AppendDeliveryPart on the mid sourcing server: Code HTTP 408 'x'",
            'errno=18',
            'quotas met',
            'dynamic flow control',
          ].map((message) => ({ type: 0, message, at: NOW })),
          'journal',
        ),
      }),
    ),
    ...TWINS.map((part) => ({
      ...evidenceOf({
        delivery: { deliveryMode: 4, midRemoteId: '7', contactDate: NOW - 1e7, lastModified: NOW - 1e7 },
      }),
      twin: read(
        { kind: 'seen' as const, connectionId: 'c2', instance: 'mid', twins: [], ...part },
        'mid-sourcing server',
      ),
    })),
    ...LATER,
    ...SCENARIOS.map(([, evidence]) => evidence),
  ].map(diagnose);

  it('has a title, a meaning and words for the evidence of every cause', () => {
    const causes = new Set<string>();
    for (const finding of every.flatMap(({ findings }) => findings)) {
      causes.add(finding.cause);
      assert.doesNotMatch(
        findingTitle(finding),
        new RegExp(`^${finding.cause}|\\{\\d\\}|undefined|NaN`),
        finding.cause,
      );
      assert.ok(findingMeaning(finding).length > 20, finding.cause);
      assert.match(findingPage(finding) ?? '', /^https:\/\/experienceleague\.adobe\.com\/[^#]+$/, finding.cause);
      for (const { fact } of finding.evidence) {
        assert.ok(fact);
        assert.doesNotMatch(factText(fact) ?? '', /^$|\{\d\}|undefined|NaN/, fact.key);
      }
    }
    assert.deepEqual(
      [...CAUSE_FINDINGS.keys()].filter((id) => !causes.has(id)),
      [],
      'no case finds them',
    );
  });

  it('has words for everything that can be ruled out', () => {
    const goesWithoutSaying = ['paused'];
    for (const { id } of CAUSES) {
      if (!goesWithoutSaying.includes(id)) {
        assert.ok(ruledOutText(id), id);
      }
    }
  });

  it('sums an answer up in a line', () => {
    assert.equal(verdict(diagnose(evidenceOf())), 'Nothing found that holds it up');
    assert.equal(verdict(diagnose(evidenceOf({ servers: [] }))), 'Nothing found, but 1 thing could not be checked');
    const [first] = every;
    assert.match(
      first ? verdict(first) : '',
      /^The MTA on s1 has no statistics server, so it cannot start \(certain\); besides: The MTA of demo is not running: s1 \(certain\), and \d more$/,
    );
  });
});

describe('troubleshooting/examineInstance', () => {
  it('finds what Adobe advises against, and says the rest is in order', async () => {
    const instance = instanceOver(memoryOf(), {
      deliveries: {
        list: async ({ group }) => ({ rows: group === 'failed' ? [deliveryOf({ state: 87, lastModified: 0 })] : [] }),
        countByGroup: async () => new Map([['failed', 12]]),
      },
      options: {
        get: async (name) =>
          name === 'XtkFileRes_Public_URL'
            ? 'https://res.shop.fr'
            : name.startsWith('NmsOperation')
              ? '10'
              : '2026-11-23 11:00:00Z',
      },
    });
    const access = accessTo(instance, [serverThat({ modules: ['mta'] })]);
    const report = await examineInstance(access, 'c1', { now, signal: never });
    assert.deepEqual(report.findings.map(findingTitle), ['12 failed deliveries are kept (certain)']);
    // People are counted only when somebody asks for it by itself.
    assert.deepEqual(
      report.unchecked.map(({ what }) => what),
      ['people who react to emails'],
    );
    const descriptor = access.descriptor('c1');
    assert.ok(descriptor);
    const text = renderHealth(report, descriptor);
    assert.match(text, /^# Health of Shop\n\n\*\*1 thing to look at, \d+ checks passed\*\*/);
    assert.match(text, /## Passed\n\n- All modules that should run do\./);
    assert.doesNotMatch(text, /undefined|\{\d\}/);
  });

  it('has words for every rule', () => {
    const causes = new Set<string>();
    for (const finding of CASES.flatMap(([, given]) => advise(given).findings)) {
      causes.add(finding.cause);
      assert.doesNotMatch(
        findingTitle(finding),
        new RegExp(`^${finding.cause}|\\{\\d\\}|undefined|NaN`),
        finding.cause,
      );
      assert.ok(findingMeaning(finding).length > 20, finding.cause);
      for (const { fact } of finding.evidence) {
        assert.doesNotMatch((fact && factText(fact)) ?? '', /^$|\{\d\}|undefined|NaN/, fact?.key);
      }
    }
    assert.equal(causes.size, RULES.length);
    for (const { id } of RULES) {
      assert.ok(ruledOutText(id), id);
    }
  });
});

describe('troubleshooting/reportMarkdown', () => {
  const descriptor = accessTo(instanceOver(memoryOf())).descriptor('c1');

  const report = (label: string, affinity = 'luxury'): string => {
    assert.ok(descriptor);
    const evidence = evidenceOf({ delivery: { label, ipAffinity: affinity }, servers: [evidenceServer('s1')] });
    return renderReport(diagnose(evidence), evidence.delivery.value, descriptor);
  };

  it('reads as a document', () => {
    const text = report('Autumn newsletter');
    assert.match(
      text,
      /^# Autumn newsletter\n\n\*\*The IP affinity “luxury” is configured on no sending server \(certain\)\*\*/,
    );
    assert.match(text, /Delivery DM1001 on Shop \(stage\), examined at/);
    assert.match(
      text,
      /\| When +\| Looked at +\| Seen \|\n\| -+ \| -+ \| --- \|\n\| [^|]+ \| delivery DM1001 +\| affinityChosen: affinity=luxury \|/,
    );
    assert.match(
      text,
      /- \*\*Choose another IP affinity\*\* {2}\n {2}The delivery is sent from the addresses of the affinity that you choose: default, promo\./,
    );
    assert.match(text, /## Looked at, not the cause\n\n- /);
    assert.match(text, /^Start pending since [^\n]+ \(10 min\) · 1,000 messages wait · valid until [^\n]+$/m);
    assert.match(text, /\(https:\/\/experienceleague\.adobe\.com\/en\/docs\/campaign-classic\/[^)#]+\)/);
    assert.doesNotMatch(text, /undefined|\{\d\}/);
  });

  it('shows hostile names as text', () => {
    const text = report('<img src=x onerror=alert(1)> [x](command:evil) | `y`\n# no', '](command:evil) <b>');
    assert.doesNotMatch(text, /(?<!\\)<[a-z/]|(?<!\\)\]\(command:evil/i);
    assert.equal(text.split('\n')[0]?.startsWith('# \\<img'), true);
    for (const line of text.split('\n').filter((one) => one.startsWith('|'))) {
      assert.equal(line.match(/(?<!\\)\|/g)?.length, 4, line);
    }
  });

  it('escapes what would act as markup, and nothing else', () => {
    const same = [
      'NmsOperation_LimitConcurrency',
      '[deliveryProvider/@active]',
      'a & b',
      'config-demo.xml',
      'C:\\dir',
      '1 < 2',
      '10 %',
    ];
    for (const text of same) {
      assert.equal(plain(text), text);
    }
    const escaped: [string, string][] = [
      ['# no', '\\# no'],
      ['- no', '\\- no'],
      ['1. no', '1\\. no'],
      ['*a* `b` _c_', '\\*a\\* \\`b\\` \\_c\\_'],
      ['[a](b) [c]: d', '[a\\](b) [c\\]: d'],
      ['<b> &lt; ~~s~~', '\\<b> \\&lt; \\~~s\\~~'],
      ['a|b', 'a\\|b'],
      ['\\*', '\\\\\\*'],
    ];
    for (const [text, expected] of escaped) {
      assert.equal(plain(text), expected, text);
    }
  });

  it('says what nothing found means', () => {
    assert.ok(descriptor);
    const evidence = evidenceOf({ servers: [] });
    const text = renderReport(diagnose(evidence), evidence.delivery.value, descriptor);
    assert.match(text, /## Could not be checked/);
    assert.match(text, /may be in what could not be checked/);
  });
});
