import { l10n } from 'vscode';
import type { CampaignInstance } from '../campaign/instance';
import type { ConnectionAccess } from '../connections/access';
import { instanceNameOf } from '../connections/instanceName';
import { ADVISOR_OPTIONS, type InstanceEvidence, type ExaminedServer } from '../domain/advisor/instanceEvidence';
import { advise } from '../domain/advisor/advise';
import type { HealthReport } from '../domain/advisor/advise';
import { purgeDelay } from '../domain/advisor/instance/purgeUnlimited';
import { IMAGE_REQUESTS } from '../domain/advisor/mails/imagesMissing';
import { INACTIVE_AFTER } from '../domain/advisor/reputation/inactiveRecipients';
import { DEFAULTS, thresholdsFrom } from '../domain/advisor/rule';
import { ATTENTION_GROUPS, type AttentionGroup } from '../domain/attention';
import type { EpochMs } from '../domain/delivery';
import type { DnsEvidence } from '../domain/advisor/dns/dnsEvidence';
import type { Observed } from '../domain/judgement/observed';
import { BECAUSE, beingRead } from '../domain/judgement/verdict';
import { WATCHED_WORKFLOWS } from '../domain/diagnosis/workflowStopped';
import type { ExamineOptions } from './contract';
import { gatherDns } from './dns/gatherDns';
import { systemResolver } from './dns/resolver';
import { topologyOf } from './gatherTopology';
import { mailFacts } from './examineInstanceMails';
import { gatherWorkflowReasons, gatherWorkflows } from './gatherWorkflows';
import { reputationFacts } from './examineInstanceReputation';
import { observe, type ObserveSource } from './source';
import { uncheckedInWords } from './words/because';
import { inWords } from './words/factWords';

/** Time limit of each source, ms. */
const LIMIT_MS = 20_000;

/** Time limit of one question to DNS, ms; asked twice, it stays below that of its source. */
const DNS_LIMIT_MS = 4000;

/** How far back it is looked who mails are sent from, ms. */
const SENDERS_SINCE_MS = 30 * 24 * 60 * 60_000;

/** How many of each group are looked at, the newest first: enough to see a pattern, bounded on any instance. */
const PER_GROUP = 100;

/** Gathers what the rules weigh, all sources at once, and holds the instance against them. */
export async function examineInstance(
  access: ConnectionAccess,
  connectionId: string,
  {
    now,
    signal,
    threshold,
    countPeople = false,
    dkimSelectors: selectors = [],
    resolver,
    progress = () => undefined,
  }: ExamineOptions,
): Promise<HealthReport> {
  const thresholds = threshold === undefined ? DEFAULTS : thresholdsFrom(threshold);
  const instance = await access.instance(connectionId, signal);
  const servers = await access.servers(connectionId);
  const from: ObserveSource = (source, work) => observe({ source, timeoutMs: LIMIT_MS, now, signal }, work);
  const started = now() + instance.info.clockOffsetMs;
  const reading = optionFacts(instance, from);
  const naming = instanceNameOf(instance.info, servers, signal).then((name) => name ?? '');
  const gathering = naming.then((name) => Promise.all(servers.map((server) => factsOf(server, name, from))));
  const report = (evidence: InstanceEvidence): HealthReport => inReadersWords(advise(evidence, thresholds));
  const times = (): Pick<InstanceEvidence, 'at' | 'instanceNow'> => {
    const at = now();
    return { at, instanceNow: at + instance.info.clockOffsetMs };
  };
  let known: InstanceEvidence = { ...nothingRead(servers.map(({ name }) => name)), ...times() };
  const gather = async (reading: Promise<Partial<InstanceEvidence>>): Promise<void> => {
    const part = await reading;
    known = { ...known, ...part, ...times() };
    progress(report(known));
  };
  await Promise.all([
    gather(groupFacts(instance, started, from).then((groups) => ({ groups }))),
    gather(reading.then((options) => ({ options }))),
    gather(topologyOf(access, connectionId, instance, from).then((topology) => ({ topology }))),
    gather(
      gatherWorkflows(instance, from).then(async (workflows) => ({
        workflows,
        workflowReasons: await gatherWorkflowReasons(instance, workflows, {}, from),
      })),
    ),
    gather(
      from(l10n.t('running campaign deliveries'), (limit) => instance.monitoring.runningCampaignDeliveries(limit)).then(
        (runningCampaignDeliveries) => ({ runningCampaignDeliveries }),
      ),
    ),
    gather(gathering.then(async (examined) => ({ servers: examined, instanceName: await naming }))),
    gather(
      dnsFacts(instance, {
        since: started - SENDERS_SINCE_MS,
        selectors,
        resolver,
        signal,
        servers: gathering,
        from,
      }).then((dns) => ({ dns })),
    ),
    gather(
      reputationFacts(instance, {
        now: started,
        ...(countPeople ? { inactiveSince: inactiveSince(started, thresholds(INACTIVE_AFTER), reading) } : {}),
        from,
      }),
    ),
    gather(
      mailFacts(instance, {
        url: access.descriptor(connectionId)?.url ?? '',
        now: started,
        requests: thresholds(IMAGE_REQUESTS),
        publicUrl: reading.then(({ XtkFileRes_Public_URL: option }) => option),
        from,
      }),
    ),
  ]);
  return report({ ...known, ...times() });
}

function inReadersWords(report: HealthReport): HealthReport {
  return {
    ...report,
    findings: report.findings.map((finding) => ({ ...finding, evidence: finding.evidence.map(inWords) })),
    unchecked: report.unchecked.map(uncheckedInWords),
    untold: Object.fromEntries(
      Object.entries(report.untold ?? {}).map(([rule, missing]) => [rule, missing?.map(uncheckedInWords)]),
    ),
  };
}

/** Evidence of which everything is still waited for. */
function nothingRead(servers: readonly string[]): Omit<InstanceEvidence, 'at' | 'instanceNow'> {
  const waited = beingRead('');
  return {
    instanceName: '',
    groups: Object.fromEntries(ATTENTION_GROUPS.map((group) => [group, waited])) as InstanceEvidence['groups'],
    options: Object.fromEntries(ADVISOR_OPTIONS.map((option) => [option, waited])) as InstanceEvidence['options'],
    runningCampaignDeliveries: waited,
    servers: servers.map((name) => ({ name, modules: waited, settings: waited })),
    workflows: Object.fromEntries(WATCHED_WORKFLOWS.map((name) => [name, waited])),
    workflowReasons: waited,
    domains: waited,
    quarantines: waited,
    plans: waited,
    preparations: waited,
    inactivity: waited,
    feeds: waited,
  };
}

/** Who reacted before the tracking log begins cannot be seen: it tells no more than it is kept. */
async function inactiveSince(
  now: EpochMs,
  inactiveMs: number,
  reading: Promise<InstanceEvidence['options']>,
): Promise<EpochMs> {
  const { NmsCleanup_TrackingLogPurgeDelay: kept } = await reading;
  return now - Math.min(inactiveMs, (kept.ok ? purgeDelay(kept.value) : undefined) ?? inactiveMs);
}

async function groupFacts(
  instance: CampaignInstance,
  now: EpochMs,
  from: ObserveSource,
): Promise<InstanceEvidence['groups']> {
  const counts = from(l10n.t('numbers of deliveries'), (limit) => instance.deliveries.countByGroup(now, limit));
  const group = (name: AttentionGroup, source: string): Promise<InstanceEvidence['groups'][AttentionGroup]> =>
    from(source, async (limit) => {
      const { rows } = await instance.deliveries.list({ group: name, now, pageSize: PER_GROUP }, limit);
      const known = await counts;
      const total = known.ok ? known.value.get(name) : undefined;
      return { deliveries: rows, ...(total === undefined ? {} : { total }) };
    });
  const [needsAttention, pending, inProgress, scheduled, paused, failed, finished, beingEdited] = await Promise.all([
    group('needsAttention', l10n.t('overdue deliveries')),
    group('pending', l10n.t('pending deliveries')),
    group('inProgress', l10n.t('deliveries in progress')),
    group('scheduled', l10n.t('scheduled deliveries')),
    group('paused', l10n.t('paused deliveries')),
    group('failed', l10n.t('failed deliveries')),
    group('finished', l10n.t('finished deliveries')),
    group('beingEdited', l10n.t('deliveries being edited')),
  ]);
  return { needsAttention, pending, inProgress, scheduled, paused, failed, finished, beingEdited };
}

interface DnsOptions extends Required<Pick<ExamineOptions, 'signal'>>, Pick<ExamineOptions, 'resolver'> {
  readonly since: EpochMs;
  readonly selectors: readonly string[];
  readonly servers: Promise<readonly ExaminedServer[]>;
  readonly from: ObserveSource;
}

async function dnsFacts(
  instance: CampaignInstance,
  { since, selectors, resolver: given, signal, servers, from }: DnsOptions,
): Promise<DnsEvidence> {
  const resolver = given ?? systemResolver({ timeoutMs: DNS_LIMIT_MS });
  const stop = (): void => {
    resolver.cancel();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    const senders = told(
      await from(l10n.t('senders of recent emails'), (limit) => instance.senders.since(since, limit)),
    );
    return await gatherDns({ senders, servers: await servers, selectors, resolver, from });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Senders that the instance does not tell are no empty list. */
function told(senders: Observed<readonly string[] | undefined>): Observed<readonly string[]> {
  if (!senders.ok) {
    return senders;
  }
  return senders.value === undefined
    ? { ok: false, source: senders.source, because: BECAUSE.notGiven }
    : { ...senders, value: senders.value };
}

async function optionFacts(instance: CampaignInstance, from: ObserveSource): Promise<InstanceEvidence['options']> {
  const read = await Promise.all(
    ADVISOR_OPTIONS.map(
      async (name) =>
        [name, await from(l10n.t('option {0}', name), (limit) => instance.options.get(name, limit))] as const,
    ),
  );
  return Object.fromEntries(read) as InstanceEvidence['options'];
}

type Server = Awaited<ReturnType<ConnectionAccess['servers']>>[number];

async function factsOf(server: Server, instanceName: string, from: ObserveSource): Promise<ExaminedServer> {
  const { temporary: folders } = server;
  const [list, settings, temporary, host] = await Promise.all([
    from(l10n.t('nlserver pdump on {0}', server.name), (limit) => server.pdump(limit)),
    from(l10n.t('config-{0}.xml on {1}', instanceName, server.name), (limit) => server.readConfig(instanceName, limit)),
    folders === undefined
      ? undefined
      : from(l10n.t('temporary files on {0}', server.name), (limit) => folders.list(limit)),
    server.hostFacts === undefined
      ? undefined
      : from(
          l10n.t('disk and clock of {0}', server.name),
          async (limit) => (await server.hostFacts?.(limit))?.disk ?? {},
        ),
  ]);
  return {
    name: server.name,
    modules: list.ok ? { ...list, value: list.value.modules } : list,
    ...(list.ok && list.value.build !== undefined ? { build: list.value.build } : {}),
    ...(list.ok && list.value.onlyBanner === true ? { onlyBanner: true } : {}),
    settings,
    ...(list.ok && list.value.timeOfDayMs !== undefined ? { timeOfDayMs: list.value.timeOfDayMs } : {}),
    ...(temporary === undefined ? {} : { temporary }),
    ...(host === undefined ? {} : { host }),
  };
}
