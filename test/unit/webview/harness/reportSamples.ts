import '../../vscodeStandIn';
import type { ReportBody, ShownReport } from '../../../../src/shared/protocol/report';
import { NOW, SUBJECT } from './samples';

const MINUTE = 60_000;

export const BODY: ReportBody = {
  label: 'Newsletter – The winter preview',
  internalName: 'DM4711',
  verdict:
    'The MTA of demo is not running: sending-1, sending-2 (certain); besides: The IP affinity “vip” is configured on no sending server (certain), and 1 more',
  tone: 'error',
  standing: {
    state: 'Start pending',
    since: NOW - 47 * MINUTE,
    now: NOW,
    waiting: 352,
    validUntil: NOW + 5 * 86_400_000,
  },
  notes: ['On this instance 3 deliveries are overdue, and 9 more wait: what holds this one up may hold them up, too.'],
  findings: [
    {
      id: 'mtaNotRunning:0',
      code: 'mtaNotRunning',
      severity: 'error',
      certainty: 'certain',
      title: 'The MTA of demo is not running: sending-1, sending-2',
      meaning:
        'The MTA takes deliveries from the database and sends them. None is running where it should, so nothing leaves until it is started.',
      evidence: [
        { at: NOW - 2000, source: 'nlserver pdump on sending-1', observed: 'no mta among 8 modules' },
        { at: NOW - 1500, source: 'config-demo.xml on sending-1', observed: 'mta is set to start automatically' },
        { at: NOW - 1200, source: 'nlserver pdump on sending-2', observed: 'no mta among 8 modules' },
        { at: NOW - 1000, source: 'config-demo.xml on sending-2', observed: 'mta is set to start automatically' },
      ],
      fixes: [
        {
          remedies: ['a', 'b'],
          title: 'Start mta@demo on Both Servers',
          effect: 'Deliveries that wait are sent.',
          changes: true,
        },
        {
          remedies: ['a'],
          title: 'Start mta@demo on sending-1',
          effect: 'Deliveries that wait are sent.',
          changes: true,
        },
        {
          remedies: ['b'],
          title: 'Start mta@demo on sending-2',
          effect: 'Deliveries that wait are sent.',
          changes: true,
        },
        { remedies: ['c'], title: 'Open mta.log of sending-1', effect: 'Changes nothing.', changes: false },
      ],
      page: 'https://experienceleague.adobe.com/en/docs/campaign-classic',
    },
    {
      id: 'affinityNotConfigured:0',
      code: 'affinityNotConfigured',
      severity: 'error',
      certainty: 'certain',
      title: 'The IP affinity “vip” is configured on no sending server',
      meaning: 'No server sends what asks for it.',
      evidence: [{ at: NOW, source: 'delivery DM4711', observed: '“vip”' }],
      fixes: [
        { remedies: ['d'], title: 'Clear the IP affinity', effect: 'Sent from the default addresses.', changes: true },
      ],
    },
    {
      id: 'clockSkew:0',
      code: 'clockSkew',
      severity: 'warning',
      certainty: 'possible',
      title: 'The clock of sending-1 is 3 min behind',
      meaning: 'Deliveries start later there.',
      evidence: [],
      fixes: [],
    },
  ],
  steps: [],
  settled: [],
  ruledOut: ['The instance’s limit of concurrent deliveries is not reached.', 'Nobody has to approve anything.'],
  unchecked: [{ what: 'disk of sending-2', because: 'it took longer than 15 s' }],
  changed: ['Nov 23, 2026, 1:10 PM, 10 min before: mta@demo stopped on sending-1'],
  snoozed: [],
  examinedAt: NOW,
};

export const DIAGNOSIS: ShownReport = { subject: { ...SUBJECT, label: BODY.label }, kind: 'diagnosis', body: BODY };

export const SETTLED: ShownReport = {
  ...DIAGNOSIS,
  body: {
    ...BODY,
    verdict: 'The IP affinity “vip” is configured on no sending server (certain)',
    findings: BODY.findings.slice(1),
    settled: [
      {
        text: 'mta@demo runs on sending-1 (pid 4242).',
        at: NOW,
        undo: { label: 'Stop mta@demo on sending-1', record: 'r1' },
      },
    ],
    examinedAt: NOW + 5000,
  },
};

export const NOTHING: ShownReport = {
  ...DIAGNOSIS,
  body: {
    ...BODY,
    verdict: 'Nothing found that holds it up',
    tone: 'fine',
    notes: ['Everything that Delivery Doctor knows to look at is fine.'],
    findings: [],
    unchecked: [],
  },
};

/** Why everything that waits does so. */
export const PENDING: ShownReport = {
  subject: { ...SUBJECT, label: 'What waits on Retail', internalName: '', links: ['openHealthReport'] },
  kind: 'pending',
  body: {
    ...BODY,
    label: 'What waits on Retail',
    internalName: '',
    verdict: '11 of 12 waiting deliveries are held up',
    standing: undefined,
    notes: [],
    findings: BODY.findings.slice(0, 2).map((finding, index) => ({
      ...finding,
      fixes: index === 0 ? finding.fixes : [],
      deliveries: Array.from({ length: index === 0 ? 11 : 2 }, (_, place) => ({
        id: String(4711 + place),
        label: `Newsletter ${place + 1} – The winter preview`,
        internalName: `DM${4711 + place}`,
      })),
    })),
    ruledOut: ['Summer sale (DM4800), Scheduled: It is planned for 18:00'],
    unchecked: [],
  },
};

export const GUIDE: ShownReport = {
  subject: { ...SUBJECT, label: 'Deliverability', internalName: '', links: ['openHealthReport'] },
  kind: 'guide',
  body: {
    ...NOTHING.body,
    label: 'Deliverability',
    internalName: '',
    verdict: 'Passed: 1 of 4. Needs attention: 1. For you to check: 2.',
    tone: 'warning',
    standing: undefined,
    notes: ['Mails are refused, slowed down or end as spam.'],
    ruledOut: [],
    steps: [
      {
        id: 'sendingDomains',
        title: 'The sending domains accept mail and say who may send for them',
        how: 'MX and SPF records of each domain that mails are sent from.',
        state: 'done',
        seen: ['Passed: The sending domains accept mail.'],
        fixes: [],
        ticked: false,
      },
      {
        id: 'signatures',
        title: 'Mails are signed',
        how: 'DKIM and DMARC records.',
        state: 'unknown',
        seen: ['Could not be checked: DKIM of example.com: no answer'],
        fixes: [],
        ticked: false,
      },
      {
        id: 'modules',
        title: 'Modules that should run do',
        how: 'Start them.',
        state: 'wrong',
        seen: ['Found: Modules that should run on sending-1 do not: mta@demo'],
        fixes: [{ remedies: ['a'], title: 'Start mta@demo on sending-1', effect: 'Sends.', changes: true }],
        ticked: false,
      },
      {
        id: 'warmUp',
        title: 'New addresses are warmed up',
        how: 'Raise the volume over weeks.',
        state: 'open',
        seen: ['Only you can check this.'],
        fixes: [],
        ticked: true,
      },
    ],
  },
};
