import { NextStep } from '../../platform/nextStep';
import { l10n } from 'vscode';
import type { DeliveryRef } from '../../connections/access';
import type { ConnectionManager } from '../../connections/manager';
import { UnknownConnection } from '../../connections/manager';
import type { Remedy } from '../../domain/finding';
import { announce } from '../../operations/activation/announce';
import type { OperationDesk } from '../../operations/activation/operationDesk';
import type { Outcome } from '../../operations/outcome';
import type { OperationRequest } from '../../operations/request';
import type { BoundTarget } from '../../operations/target';
import type { TroubleshootingModule } from '../contract';
import { severalQuestion } from './severalServers';
import type { Viewers } from './viewers';

export interface RemedyRunnerOptions {
  readonly manager: Pick<ConnectionManager, 'descriptor'>;
  readonly operations: OperationDesk;
  readonly load: () => Promise<TroubleshootingModule>;
  readonly viewers: Pick<Viewers, 'openAuditLog' | 'openServerLog' | 'forSupport' | 'expectChange'>;
  readonly signal: AbortSignal;
}

/** Where a remedy is offered: what its answer was about when it was given, and which way that is shown. */
export interface RemedyPlace {
  readonly target: BoundTarget;
  readonly via: 'report' | 'healthCheck';
}

/** Applies remedies: shows what they show, and has changes made. */
export class RemedyRunner {
  constructor(private readonly options: RemedyRunnerOptions) {}

  /** What became of each; empty when only something was shown, or the person gave up. Throws a next step for what may not be. */
  async run(remedies: readonly Remedy[], place: RemedyPlace): Promise<readonly Outcome[]> {
    const { manager, viewers } = this.options;
    const { connectionId } = place.target;
    if (manager.descriptor(connectionId) === undefined) {
      throw new UnknownConnection(connectionId);
    }
    const [first, ...more] = remedies;
    const outcomes =
      first === undefined
        ? []
        : more.length === 0
          ? await this.runOne(first, place)
          : await this.runSeveral(remedies, place);
    const told = outcomes.filter(({ kind }) => kind !== 'declined');
    if (told.length > 0) {
      viewers.expectChange(connectionId);
    }
    return told;
  }

  /** Says what became of it. `again` brings up to date, once it is undone or seen later, what the remedy came from. */
  announce(outcome: Outcome, again: () => Promise<void>): Promise<void> {
    return announce(this.options.operations, outcome, again);
  }

  private async runOne(remedy: Remedy, { target, via }: RemedyPlace): Promise<readonly Outcome[]> {
    const { operations, viewers, signal } = this.options;
    const { connectionId } = target;
    if (remedy.kind === 'openServerLog') {
      const { server, file, text } = remedy;
      await viewers.openServerLog({ connectionId, serverId: server, file }, text);
      return [];
    }
    if (remedy.kind === 'openAuditLog') {
      const ref: DeliveryRef = { connectionId, deliveryId: remedy.deliveryId };
      await viewers.openAuditLog(ref, signal);
      return [];
    }
    if (remedy.kind === 'askAdobe' || remedy.kind === 'saveSupportReport') {
      await viewers.forSupport(remedy.kind, { connectionId, deliveryId: remedy.deliveryId });
      return [];
    }
    const request = await this.complete(remedy, target);
    return request === undefined ? [] : [await operations.run(request, { target, via })];
  }

  /** The same on several servers, after one question about all; the first that is not done ends it. */
  private async runSeveral(remedies: readonly Remedy[], { target, via }: RemedyPlace): Promise<readonly Outcome[]> {
    const module = await this.options.load();
    const requests = remedies.map((remedy) => module.requestOf(remedy)).filter((request) => request !== undefined);
    const [first] = requests;
    if (first === undefined || requests.length < remedies.length) {
      throw new TypeError('remedies that a person completes are applied one by one');
    }
    const results = await this.options.operations.runBatch(requests, { target, via }, severalQuestion, {
      title: await this.options.operations.title(first),
    });
    return results.map(({ outcome }) => outcome);
  }

  private async complete(
    remedy: Exclude<Remedy, { kind: 'openServerLog' | 'openAuditLog' | 'askAdobe' | 'saveSupportReport' }>,
    target: BoundTarget,
  ): Promise<OperationRequest | undefined> {
    const complete = (await this.options.load()).requestOf(remedy);
    if (complete !== undefined) {
      return complete;
    }
    switch (remedy.kind) {
      case 'changeAffinity':
      case 'reschedule':
      case 'extendValidity':
      case 'purgeTemporary':
        return this.options.operations.complete(remedy, target);
      default:
        throw new TypeError(`${remedy.kind} names no operation`);
    }
  }
}

/** What a remedy belongs to is gone: the window was reloaded, or it was asked again since. */
export function goneAnswer(): NextStep {
  return new NextStep({ what: l10n.t('This remedy belongs to an answer that is gone'), next: l10n.t('Ask again.') });
}
