import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { advise } from '../../../../src/domain/advisor/advise';
import type { DnsEvidence } from '../../../../src/domain/advisor/dns/dnsEvidence';
import { findingTitle } from '../../../../src/troubleshooting';
import { arpaName } from '../../../../src/troubleshooting/dns/lookUp';
import { domainOf, gatherDns, isPublic } from '../../../../src/troubleshooting/dns/gatherDns';
import { systemResolver } from '../../../../src/troubleshooting/dns/resolver';
import { observe } from '../../../../src/troubleshooting/source';
import { facts } from '../../domain/advisor/cases';
import { read } from '../../domain/diagnosis/evidenceOf';
import { NameServer, type Zone } from './nameServer';

const key = (bits: number): string =>
  generateKeyPairSync('rsa', { modulusLength: bits })
    .publicKey.export({ format: 'der', type: 'spki' })
    .toString('base64');
const never = new AbortController().signal;
const IP = '198.51.101.7';
const PTR = '7.101.51.198.in-addr.arpa';
const SPF = 'v=spf1 ip4:198.51.101.0/24 -all';
const GOOD: Readonly<Record<string, Zone>> = {
  'news.shop.fr': { a: ['198.51.101.9'], mx: [{ exchange: 'in.shop.fr', priority: 10 }], txt: ['something else', SPF] },
  's1._domainkey.news.shop.fr': { txt: [`v=DKIM1; k=rsa; p=${key(2048)}`] },
  '_dmarc.shop.fr': { txt: ['v=DMARC1; p=none; sp=reject'] },
  [PTR]: { ptr: ['out.shop.fr'] },
  'out.shop.fr': { a: [IP] },
};

/** What the rules say of a world of names: `severity certainty title`, and how many things could not be checked. */
async function said(
  zones: Readonly<Record<string, Zone>>,
  part: { selectors?: readonly string[]; helo?: string; address?: string; timeoutMs?: number } = {},
) {
  const names = await NameServer.start(zones);
  try {
    const resolver = systemResolver({ timeoutMs: part.timeoutMs ?? 1000, servers: [names.address] });
    const settings = {
      autoStart: [],
      affinities: [{ names: ['a'], ips: [{ address: part.address ?? IP, heloHost: part.helo ?? 'out.shop.fr' }] }],
    };
    const dns = await gatherDns({
      senders: read(['News <hello@news.shop.fr>', 'other@NEWS.shop.fr', '<%= sender %>', 'x@shop.example'], 'senders'),
      servers: [{ name: 'sending-1', modules: read([], 'pdump'), settings: read(settings, 'configuration') }],
      selectors: part.selectors ?? ['s1'],
      resolver,
      from: (source, work) => observe({ source, timeoutMs: 5000, now: () => Date.now(), signal: never }, work),
    });
    return { ...judged(dns), asked: names.asked };
  } finally {
    names.close();
  }
}

/** The rules about DNS: no other judges what is asked here. */
const DNS_RULES = ['mx', 'spf', 'dkim', 'dmarc', 'ptr'];

function judged(dns: DnsEvidence) {
  const others = new Set(advise(facts({ dns })).healthy.filter((id) => !DNS_RULES.includes(id)));
  const { findings, healthy, unchecked } = advise(
    facts({ dns, at: Date.now(), instanceNow: Date.now() }),
    undefined,
    others,
  );
  const mine = findings.filter(({ cause }) => DNS_RULES.includes(cause));
  return {
    found: mine.map((one) => `${one.severity} ${findingTitle(one)}`),
    healthy,
    unchecked: unchecked.map(({ what, because }) => `${what}: ${because}`),
  };
}

function without(...names: readonly string[]): Readonly<Record<string, Zone>> {
  return Object.fromEntries(Object.entries(GOOD).filter(([name]) => !names.includes(name)));
}

describe('troubleshooting/dns, against a name server on loopback', () => {
  it('is content with a domain that has everything, and asks about each domain once, never about reserved names', async () => {
    const { found, healthy, unchecked, asked } = await said(GOOD);
    assert.deepEqual([found, unchecked], [[], []]);
    assert.deepEqual([...healthy].sort(), [...DNS_RULES].sort());
    assert.deepEqual(
      asked.filter((name) => name.endsWith('.example')),
      [],
    );
    assert.equal(asked.filter((name) => name === 's1._domainkey.news.shop.fr').length, 1);
  });

  const cases: readonly (readonly [
    string,
    Readonly<Record<string, Zone>>,
    readonly string[],
    Parameters<typeof said>[1]?,
  ])[] = [
    [
      'no MX and no address',
      { ...GOOD, 'news.shop.fr': { txt: [SPF] } },
      ['error news.shop.fr can receive no mail: it has neither MX record nor address (certain)'],
    ],
    [
      'an address only',
      { ...GOOD, 'news.shop.fr': { a: ['1.2.3.4'], txt: [SPF] } },
      ['info news.shop.fr has no MX record, only an address (certain)'],
    ],
    [
      'an IPv6 address only',
      { ...GOOD, 'news.shop.fr': { aaaa: ['2a00:1450::9'], txt: [SPF] } },
      ['info news.shop.fr has no MX record, only an address (certain)'],
    ],
    [
      'the null MX',
      { ...GOOD, 'news.shop.fr': { mx: [{ exchange: '', priority: 0 }], txt: [SPF] } },
      ['error news.shop.fr refuses all mail by its MX record (certain)'],
    ],
    [
      'no SPF',
      { ...GOOD, 'news.shop.fr': { mx: [{ exchange: 'in.shop.fr', priority: 1 }] } },
      ['warning news.shop.fr has no SPF record (likely)'],
    ],
    [
      'two SPF records',
      { ...GOOD, 'news.shop.fr': { mx: [{ exchange: 'in.shop.fr', priority: 1 }], txt: [SPF, SPF] } },
      ['error news.shop.fr has 2 SPF records; only one is allowed (certain)'],
    ],
    [
      'SPF for everybody',
      { ...GOOD, 'news.shop.fr': { mx: [{ exchange: 'in.shop.fr', priority: 1 }], txt: ['v=spf1 +all'] } },
      ['error The SPF record of news.shop.fr lets anybody send (certain)'],
    ],
    [
      'too many look-ups',
      {
        ...GOOD,
        'news.shop.fr': {
          mx: [{ exchange: 'in.shop.fr', priority: 1 }],
          txt: [`v=spf1 ${Array.from({ length: 11 }, (_, n) => `include:s${n}.fr`).join(' ')} -all`],
        },
      },
      ['error The SPF record of news.shop.fr needs 11 lookups; 10 are allowed (certain)'],
    ],
    ['no DKIM', without('s1._domainkey.news.shop.fr'), ['warning news.shop.fr has no DKIM key (likely)']],
    [
      'a short DKIM key',
      { ...GOOD, 's1._domainkey.news.shop.fr': { txt: [`p=${key(512)}`] } },
      ['error The DKIM key “s1” of news.shop.fr has 512 bits; 1,024 are needed (certain)'],
    ],
    [
      'a DKIM key called back',
      { ...GOOD, 's1._domainkey.news.shop.fr': { txt: ['v=DKIM1; p='] } },
      ['error The DKIM key “s1” of news.shop.fr was revoked (likely)'],
    ],
    [
      'another DKIM selector',
      GOOD,
      ['warning news.shop.fr has no DKIM key under other (possible)'],
      { selectors: ['other'] },
    ],
    ['no DMARC', without('_dmarc.shop.fr'), ['warning news.shop.fr has no DMARC record (certain)']],
    [
      'DMARC that only watches',
      { ...GOOD, '_dmarc.news.shop.fr': { txt: ['v=DMARC1; p=none'] } },
      ['info The DMARC record of news.shop.fr only monitors (certain)'],
    ],
    [
      'DMARC without a policy',
      { ...GOOD, '_dmarc.news.shop.fr': { txt: ['v=DMARC1; rua=mailto:d@shop.fr'] } },
      ['error The DMARC record of news.shop.fr has no policy (certain)'],
    ],
    ['no PTR', without(PTR), [`warning ${IP} has no name in DNS (PTR) (certain)`]],
    [
      'a name that leads elsewhere',
      { ...GOOD, 'out.shop.fr': { a: ['1.2.3.4'] } },
      [`warning The name of ${IP} (out.shop.fr) does not lead back to it (certain)`],
    ],
    [
      'another HELO name',
      GOOD,
      [`info ${IP} says HELO as mta.shop.fr, but is called out.shop.fr (certain)`],
      { helo: 'mta.shop.fr' },
    ],
    ['an address inside the network', without(PTR), [], { address: '192.168.1.4' }],
  ];
  for (const [name, zones, expected, part] of cases) {
    it(name, async () => {
      assert.deepEqual((await said(zones, part)).found, expected);
    });
  }

  it('takes nothing for well that it did not ask about', async () => {
    const dns = await gatherDns({
      senders: read(['x@shop.example'], 'senders'),
      servers: [],
      selectors: [],
      resolver: systemResolver({ timeoutMs: 150, servers: ['127.0.0.1:9'] }),
      from: (source, work) => observe({ source, timeoutMs: 2000, now: () => Date.now(), signal: never }, work),
    });
    assert.deepEqual(judged(dns), { found: [], healthy: [], unchecked: [] });
  });

  it('knows no selector, and says so instead of guessing', async () => {
    const { found, unchecked } = await said(GOOD, { selectors: [] });
    assert.deepEqual(found, []);
    assert.deepEqual(unchecked, ['DKIM: news.shop.fr: noSelector']);
  });

  it('takes neither silence nor a failing name server for absence', async () => {
    const silent = await said(
      { ...GOOD, 'news.shop.fr': { silent: true }, [PTR]: { broken: true } },
      { timeoutMs: 150 },
    );
    assert.deepEqual(silent.found, []);
    assert.deepEqual(silent.unchecked.sort(), [
      'MX of news.shop.fr: the name server did not answer in time',
      'SPF of news.shop.fr: the name server did not answer in time',
      `name of ${IP}: the name server refused`,
    ]);
    assert.deepEqual([...silent.healthy].sort(), ['dkim', 'dmarc']);
  });

  it('makes the names of addresses as DNS wants them', () => {
    assert.equal(arpaName(IP), PTR);
    const six = 'b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.0.0.0.0.1.2.3.4.ip6.arpa';
    assert.equal(arpaName('4321:0:1:2:3:4:567:89ab'), six);
    assert.equal(arpaName('2001:db8::1'), `1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa`);
  });

  it('reads domains and tells public addresses from private ones', () => {
    assert.deepEqual(['a@B.fr', 'N <a@b.co.uk>', 'a@b', '<%= x %>', 'a@b..fr', ''].map(domainOf), [
      'b.fr',
      'b.co.uk',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    for (const address of [
      '10.1.2.3',
      '172.20.0.1',
      '192.168.1.1',
      '127.0.0.1',
      '100.64.0.1',
      '169.254.1.1',
      '192.0.2.1',
      '198.51.100.7',
      '203.0.113.9',
      '2001:db8::1',
      '::1',
      'fd00::1',
      'fe80::1',
      'host',
      '',
    ]) {
      assert.equal(isPublic(address), false, address);
    }
    for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2a00:1450::1']) {
      assert.equal(isPublic(address), true, address);
    }
  });
});
