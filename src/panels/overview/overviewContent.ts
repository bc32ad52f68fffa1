import { commands, l10n } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import { rateOver } from '../../domain/throughputRate';
import { rateNow } from '../../domain/throughputSummary';
import { isCancelled } from '../../platform/abort';
import type { AllInstancesRef } from '../../shared/protocol/common';
import type { InstanceRow, OverviewSnapshot } from '../../shared/protocol/overview';
import type { ToHost } from '../../shared/protocol/toHost';
import type { ToPanel } from '../../shared/protocol/toPanel';
import type { InstanceSeen } from '../contract';
import type { PanelContent, PanelFrame } from '../frame/panelContent';
import { environmentWords } from '../frame/subject';

const LOOK_AGAIN_MS = 30_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Points of the line of the last hour, one a minute. */
const POINTS = 60;

/**
 * All instances at once: what is late, failed, being sent and missing on each, sorted by need. Only those that are signed
 * in to are read; none is signed in to for this.
 */
export class OverviewContent implements PanelContent {
  private snapshot: OverviewSnapshot | undefined;

  constructor(private readonly frame: PanelFrame<AllInstancesRef>) {}

  replay(): readonly ToPanel[] {
    return this.snapshot === undefined ? [] : [{ type: 'overview', snapshot: this.snapshot }];
  }

  /** There is no single instance to look at: see `lookAround`. */
  look(): Promise<number> {
    return Promise.resolve(LOOK_AGAIN_MS);
  }

  async lookAround(signal: AbortSignal): Promise<number> {
    const { deps } = this.frame;
    const rows = await Promise.all(deps.instances().map((seen) => this.row(seen, signal)));
    this.snapshot = {
      subject: {
        label: l10n.t('Overview of Instances'),
        internalName: '',
        channel: '',
        stateLabel: '',
        instance: '',
        environment: 'development',
        environmentLabel: '',
        links: [],
      },
      rows: rows.sort((a, b) => needOf(b) - needOf(a)),
      readAt: deps.now(),
    };
    this.frame.post({ type: 'overview', snapshot: this.snapshot });
    return LOOK_AGAIN_MS;
  }

  async handle(message: ToHost): Promise<void> {
    if (message.type === 'ofInstance') {
      const { action, connectionId } = message;
      await commands.executeCommand(`deliveryDoctor.${action}`, { connectionId });
      this.frame.lookNow();
    }
  }

  private async row(seen: InstanceSeen, signal: AbortSignal): Promise<InstanceRow> {
    const { descriptor, standing, instance } = seen;
    const { deps } = this.frame;
    const known: InstanceRow = {
      connectionId: descriptor.id,
      name: descriptor.name,
      environment: descriptor.environment,
      environmentLabel: environmentWords(descriptor.environment),
      standing,
      rates: [],
      missingModules: deps.missingModules(descriptor.id),
    };
    if (instance === undefined) {
      return known;
    }
    try {
      const figures = await instance.inBackground(() => figuresOf(instance, deps.now(), signal));
      return { ...known, ...figures, readAt: deps.now() };
    } catch (error) {
      if (isCancelled(error)) {
        throw error;
      }
      // One that does not answer must not empty the others.
      return { ...known, problem: deps.describeError(error).what };
    }
  }
}

type Figures = Pick<InstanceRow, 'late' | 'failed' | 'inProgress' | 'perHour' | 'rates'>;

/** `ours`: our clock, epoch ms. */
async function figuresOf(instance: CampaignInstance, ours: number, signal: AbortSignal): Promise<Figures> {
  const now = ours + instance.info.clockOffsetMs;
  const [counts, lately, samples] = await Promise.all([
    instance.deliveries.countByGroup(now, signal),
    instance.deliveries.countByGroup(now, signal, { since: now - DAY_MS }),
    instance.throughput.samples({ since: now - 2 * POINTS * MINUTE_MS }, signal),
  ]);
  // As the throughput panel rates it: over at least two of the instance's writes, which may be ten minutes apart.
  const overMs = rateOver(samples, false, now);
  const rates = Array.from({ length: POINTS }, (_, index) => {
    const at = now - (POINTS - 1 - index) * MINUTE_MS;
    return (
      rateNow(
        samples.filter((sample) => sample.at <= at),
        at,
        overMs,
      ) ?? 0
    );
  });
  return {
    late: counts.get('needsAttention') ?? 0,
    failed: lately.get('failed') ?? 0,
    inProgress: counts.get('inProgress') ?? 0,
    perHour: rates.at(-1) ?? 0,
    rates,
  };
}

const TROUBLED: ReadonlySet<InstanceRow['standing']> = new Set(['degraded', 'refused', 'banned', 'failed']);

/** Who needs somebody comes first: trouble with the instance itself, missing modules, what is late, what failed. */
function needOf({ standing, problem, missingModules = 0, late = 0, failed = 0, environment }: InstanceRow): number {
  return (
    (TROUBLED.has(standing) || problem !== undefined ? 1e9 : 0) +
    (missingModules > 0 ? 1e8 : 0) +
    Math.min(late, 1e4) * 1e4 +
    Math.min(failed, 1e3) * 10 +
    (environment === 'production' ? 1 : 0)
  );
}
