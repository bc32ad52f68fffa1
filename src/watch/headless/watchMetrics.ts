import { Counter, Gauge, Registry, type RegistryContentType } from 'prom-client';
import { expectedModules, isModule, taskOf } from '../../domain/expectedModules';
import { deliveryStateName } from '../../domain/deliveryState';
import { isStanding } from '../alert';
import { CRITERIA } from '../criteria/criteria';
import type { Sight } from '../sight';
import type { Seen } from '../watcher';

const PREFIX = 'delivery_doctor_';

/** OpenMetrics, and the older text format that tools such as `promtool check metrics` read. */
export type MetricsType = RegistryContentType;
export const OPEN_METRICS: MetricsType = Registry.OPENMETRICS_CONTENT_TYPE;
export const PROMETHEUS_TEXT: MetricsType = Registry.PROMETHEUS_CONTENT_TYPE;

/** The metrics of all watched instances, as they are now. */
export class WatchMetrics {
  private readonly latest = new Map<string, Pick<Seen, 'sight' | 'book'> | undefined>();
  private readonly looks = new Map<string, number>();
  private readonly faults = new Map<string, number>();

  /** What a look saw takes the place of what the one before saw. */
  seen(campaign: string, { sight, book }: Pick<Seen, 'sight' | 'book'>): void {
    this.latest.set(campaign, { sight, book });
    this.looks.set(campaign, (this.looks.get(campaign) ?? 0) + 1);
  }

  /** A look failed: what was seen before it says nothing of now. */
  failed(campaign: string): void {
    this.latest.set(campaign, undefined);
    this.looks.set(campaign, (this.looks.get(campaign) ?? 0) + 1);
    this.faults.set(campaign, (this.faults.get(campaign) ?? 0) + 1);
  }

  /** Everything in one of both formats. */
  async text(type: MetricsType): Promise<string> {
    // Made anew each time: a delivery, a module or a host that is gone leaves nothing behind.
    const page = new MetricsPage(type);
    for (const [campaign, latest] of this.latest) {
      page.count(campaign, this.looks.get(campaign) ?? 0, this.faults.get(campaign) ?? 0);
      page.add(campaign, latest);
    }
    return page.text();
  }
}

/** One answer to whoever scrapes; `campaign` is the name of an instance. */
class MetricsPage {
  private readonly registry = new Registry<MetricsType>();

  private readonly up = this.gauge('up', 'Whether the last look at the instance succeeded.', ['campaign']);
  private readonly info = this.gauge('info', 'Version and build of the instance.', ['campaign', 'version', 'build']);
  private readonly deliveries = this.gauge('deliveries', 'Deliveries by group of the Deliveries view.', [
    'campaign',
    'group',
  ]);
  private readonly recent = this.gauge('recent_deliveries', 'Deliveries around now by state.', ['campaign', 'state']);
  private readonly overdue = this.gauge('overdue_deliveries', 'Deliveries that should have started.', ['campaign']);
  private readonly rate = this.gauge('messages_per_hour', 'Messages an hour over the last ten minutes.', ['campaign']);
  private readonly failures = this.gauge('failed_messages', 'Failed messages of recent deliveries by reason.', [
    'campaign',
    'reason',
  ]);
  private readonly modules = this.gauge('module_up', 'Whether a module that should run does.', [
    'campaign',
    'server',
    'module',
  ]);
  private readonly serverUp = this.gauge('server_up', 'Whether a server could be asked.', ['campaign', 'server']);
  private readonly diskFree = this.gauge('disk_free_bytes', 'Free bytes where Campaign is installed.', [
    'campaign',
    'server',
  ]);
  private readonly diskSize = this.gauge('disk_size_bytes', 'Bytes of the disk where Campaign is installed.', [
    'campaign',
    'server',
  ]);
  private readonly certificates = this.gauge('certificate_expiry_timestamp_seconds', 'When a certificate ends.', [
    'campaign',
    'host',
  ]);
  private readonly events = this.gauge('waiting_events', 'Events of transactional messages that wait.', ['campaign']);
  private readonly alerts = this.gauge('alerts', 'Alerts that last, by criterion.', ['campaign', 'criterion']);
  private readonly lastLook = this.gauge('last_look_timestamp_seconds', 'When the instance was last seen.', [
    'campaign',
  ]);
  private readonly looks = this.counter('looks', 'Looks at the instance.');
  private readonly faults = this.counter('look_faults', 'Looks that failed or were disturbed.');

  constructor(type: MetricsType) {
    this.registry.setContentType(type);
  }

  count(campaign: string, looks: number, faults: number): void {
    this.looks.inc({ campaign }, looks);
    this.faults.inc({ campaign }, faults);
  }

  add(campaign: string, latest: Pick<Seen, 'sight' | 'book'> | undefined): void {
    this.up.set({ campaign }, latest === undefined ? 0 : 1);
    if (latest !== undefined) {
      this.fill(campaign, latest);
    }
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  private fill(campaign: string, { sight, book }: Pick<Seen, 'sight' | 'book'>): void {
    this.info.set({ campaign, version: sight.version ?? '', build: sight.build ?? '' }, 1);
    this.lastLook.set({ campaign }, sight.at / 1000);
    this.setDeliveries(campaign, sight);
    this.setServers(campaign, sight);
    for (const read of sight.certificates) {
      if (read.ok) {
        this.certificates.set({ campaign, host: read.value.host }, read.value.validTo / 1000);
      }
    }
    const waiting = sight.queue.ok ? sight.queue.value.at(-1)?.waiting : undefined;
    if (waiting !== undefined) {
      this.events.set({ campaign }, waiting);
    }
    const standing = book.alerts.filter(isStanding);
    for (const { id } of CRITERIA) {
      this.alerts.set({ campaign, criterion: id }, standing.filter(({ criterion }) => criterion === id).length);
    }
  }

  private setDeliveries(campaign: string, { counts, deliveries, rate, bounces }: Sight): void {
    if (counts.ok) {
      for (const [group, count] of Object.entries(counts.value)) {
        this.deliveries.set({ campaign, group }, count);
      }
      this.overdue.set({ campaign }, counts.value.needsAttention ?? 0);
    }
    for (const { state } of deliveries) {
      this.recent.inc({ campaign, state: deliveryStateName(state) ?? String(state) });
    }
    if (rate.ok) {
      this.rate.set({ campaign }, rate.value.lately);
    }
    if (bounces.ok) {
      for (const { reasons } of Object.values(bounces.value)) {
        for (const [reason, count] of Object.entries(reasons)) {
          this.failures.inc({ campaign, reason }, count);
        }
      }
    }
  }

  private setServers(campaign: string, { servers, instanceName }: Sight): void {
    for (const { name: server, modules, settings, host } of servers) {
      this.serverUp.set({ campaign, server }, modules.ok ? 1 : 0);
      if (modules.ok && settings.ok) {
        for (const module of expectedModules(settings.value, instanceName)) {
          const runs = modules.value.some((one) => isModule(one, module));
          this.modules.set({ campaign, server, module: taskOf(module) }, runs ? 1 : 0);
        }
      }
      const disk = host?.ok === true ? host.value : undefined;
      if (disk?.freeBytes !== undefined) {
        this.diskFree.set({ campaign, server }, disk.freeBytes);
      }
      if (disk?.totalBytes !== undefined) {
        this.diskSize.set({ campaign, server }, disk.totalBytes);
      }
    }
  }

  private gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Gauge<Label> {
    return new Gauge({ name: `${PREFIX}${name}`, help, labelNames, registers: [this.registry] });
  }

  private counter(name: string, help: string): Counter<'campaign'> {
    return new Counter({ name: `${PREFIX}${name}_total`, help, labelNames: ['campaign'], registers: [this.registry] });
  }
}
