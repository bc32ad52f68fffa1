import type { CampaignInstance } from '../../../src/campaign/instance';
import type { ConnectionDescriptor } from '../../../src/connections/descriptor';
import type { Remedy } from '../../../src/domain/finding';
import { operationOf } from '../../../src/operations/catalog';
import { choicesFor } from '../../../src/operations/choices';
import { bindTarget, openTarget, type ConnectionSource } from '../../../src/operations/connectionPlace';
import { OperationEngine } from '../../../src/operations/engine';
import { machineClock } from '../../../src/operations/machineClock';
import type { Asked, OperationRunner } from '../../../src/operations/activation/operationDesk';
import type { Operation } from '../../../src/operations/operation';
import type { Outcome } from '../../../src/operations/outcome';
import type { Place } from '../../../src/operations/place';
import type { ConsentRequest, Leases, OperationPorts, OperationRecord } from '../../../src/operations/ports';
import type { OperationRequest } from '../../../src/operations/request';
import type { BoundTarget } from '../../../src/operations/target';
import { writeFailureOf } from '../../../src/operations/writeFailure';
import type { ManagedServer } from '../../../src/servers/managedServer';
import type { SendingServer } from '../../../src/servers/sendingServer';
import { requestOf } from '../../../src/troubleshooting';
import { memoryLeases } from '../../explore/operations/memoryLeases';

export const never = new AbortController().signal;
const MACHINE = { hostName: 'here', account: 'me' };

/** Connections to one instance and its servers, where somebody is signed in. */
export function sourceOf(
  instance: CampaignInstance,
  servers: readonly SendingServer[] = [],
  descriptor: Partial<ConnectionDescriptor> = {},
): ConnectionSource & { descriptor(id: string): ConnectionDescriptor } {
  return {
    descriptor: () => ({
      id: 'c1',
      name: 'Shop',
      url: 'http://127.0.0.1',
      environment: 'stage',
      signIn: { kind: 'password', operator: 'admin' },
      servers: servers.map(({ name }) => ({ name, channel: { kind: 'local', installDir: `/x/${name}` } })),
      ...descriptor,
    }),
    instance: async () => instance,
    existing: () => instance,
    servers: async () => servers as readonly ManagedServer[],
  };
}

/** How somebody answers: agrees, and chooses the first option, unless told otherwise. `meanwhile` happens while they think. */
export interface Answers {
  readonly agrees?: boolean;
  readonly chooses?: number | undefined;
  readonly meanwhile?: () => unknown;
  readonly signal?: AbortSignal;
}

/** Looking on in the background keeps no test process alive. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    if (ms > 1000) {
      timer.unref();
    }
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
    if (signal.aborted) {
      clearTimeout(timer);
      resolve();
    }
  });
}

/** An operation that is looked for a moment only. */
function quick(operation: Operation<Place, unknown>): Operation<Place, unknown> {
  return { ...operation, watching: { everyMs: 5, limitMs: 60 } };
}

/** A place to work at: the real engine and operations on given connections, with quick looks and records in memory. */
export class Workplace {
  readonly asked: ConsentRequest[] = [];
  readonly offered: string[] = [];
  readonly recorded: OperationRecord[] = [];
  readonly printed: string[] = [];

  constructor(
    readonly source: ConnectionSource,
    public answers: Answers = {},
    private readonly leases: Leases = memoryLeases(() => performance.now()),
  ) {}

  /** One record for each attempt, as it was settled last. */
  get records(): readonly OperationRecord[] {
    return [...new Map(this.recorded.map((record) => [record.id, record])).values()];
  }

  bind(): Promise<BoundTarget> {
    return bindTarget(this.source, 'c1', MACHINE, never);
  }

  get engine(): OperationEngine<Place> {
    return new OperationEngine(this.ports());
  }

  /** Does what a remedy or a request names; undefined when nothing was chosen. */
  async apply(what: Remedy | OperationRequest, bound?: BoundTarget): Promise<Outcome | undefined> {
    const target = bound ?? (await this.bind());
    const request = requestOf(what as Remedy) ?? (await this.complete(what, target));
    if (request === undefined) {
      return undefined;
    }
    const operation = operationOf(request, 'en');
    return this.engine.run({ ...operation, watching: { everyMs: 5, limitMs: 60 } }, target, {
      via: 'test',
      signal: this.answers.signal ?? never,
      progress: () => undefined,
      printed: (text) => this.printed.push(text),
      consent: (asked) => this.consent(asked),
    });
  }

  /** What panels, commands and remedies of VS Code are handed, over this engine. */
  get desk(): OperationRunner {
    const options = ({ via, printed }: Asked) => ({
      via,
      ...(printed === undefined ? {} : { printed }),
      signal: this.answers.signal ?? never,
      progress: () => undefined,
      consent: (asked: ConsentRequest) => this.consent(asked),
    });
    return {
      bind: () => this.bind(),
      run: (request, asked) => this.engine.run(quick(operationOf(request, 'en')), asked.target, options(asked)),
      runBatch: (requests, asked, ask, { allOrNothing = false, follow }) =>
        this.engine.runBatch(
          requests.map((request) => quick(operationOf(request, 'en'))),
          asked.target,
          {
            ...options(asked),
            allOrNothing,
            follow,
            ask: (ready, left) => ({ ...ask(ready, left), target: asked.target }),
          },
        ),
      history: { undoLabel: async () => undefined },
    };
  }

  async consent(asked: ConsentRequest): Promise<boolean> {
    this.asked.push(asked);
    await this.answers.meanwhile?.();
    return this.answers.agrees ?? true;
  }

  private async complete(what: Remedy | OperationRequest, target: BoundTarget): Promise<OperationRequest | undefined> {
    const needsMore =
      what.kind === 'changeAffinity' ||
      (what.kind === 'purgeTemporary' && !('days' in what)) ||
      ((what.kind === 'reschedule' || what.kind === 'extendValidity') && what.to === undefined);
    if (!needsMore) {
      return what as OperationRequest;
    }
    const server = 'server' in what ? what.server : undefined;
    const { place } = await openTarget(this.source, target, { server }, this.outside, never);
    const choice = await choicesFor(what, place, 'en', never);
    this.offered.push(...(choice?.options ?? []).map(({ label, detail = '' }) => `${label} ${detail}`));
    return 'chooses' in this.answers && this.answers.chooses === undefined
      ? undefined
      : choice?.options[this.answers.chooses ?? 0]?.request;
  }

  private readonly outside = { machine: MACHINE, now: () => Date.now(), because: (error: unknown) => String(error) };

  private ports(): OperationPorts<Place> {
    let ids = this.recorded.length;
    return {
      clock: { ...machineClock, monotonic: () => performance.now(), sleep },
      leases: this.leases,
      journal: {
        record: async (entry) => {
          this.recorded.push(entry);
        },
      },
      open: (target, subject, signal) => openTarget(this.source, target, subject, this.outside, signal),
      because: this.outside.because,
      failureOf: writeFailureOf,
      newId: () => String((ids += 1)),
      language: 'en',
      life: never,
    };
  }
}
