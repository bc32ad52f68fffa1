import { commands, env, l10n } from 'vscode';
import type { InstanceInfo } from '../../campaign/instance';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import { whyCommand } from '../../domain/whyQuestion';
import { DELIVERY_LINKS, type Subject } from '../../shared/protocol/common';
import type { ReportBody, ShownReport } from '../../shared/protocol/report';
import type { ToHost } from '../../shared/protocol/toHost';
import type { ToPanel } from '../../shared/protocol/toPanel';
import { guideIn, isOfDelivery, isOfPending, reportKey, type ReportRef } from '../../shared/reportRef';
import type { ReportAction } from '../contract';
import type { Look, PanelContent, PanelFrame } from '../frame/panelContent';
import { connectionGone } from '../frame/panelProblem';
import { instanceSubject, shortLabel, titleOf } from '../frame/subject';

/** A report that somebody looks at is examined anew so often, ms; soon after a change, because things move then. */
const LOOK_AGAIN_MS = 2 * 60_000;
const SOON_MS = 8_000;
const MOVING_FOR_MS = 60_000;
/** The health check of an instance asks for much: it runs when somebody wants it. */
const NEVER_MS = 24 * 60 * 60_000;

/** A report with its fixes as buttons: why a delivery is as it is, how an instance is, or a guide for it. */
export class ReportContent implements PanelContent {
  private shown: ShownReport | undefined;
  private about: { readonly descriptor: ConnectionDescriptor; readonly info: InstanceInfo } | undefined;
  private wanted: ToPanel | undefined;
  /** Remedies being carried out: a second press of their button joins the first. */
  private readonly fixing = new Map<string, Promise<void>>();
  private changedAt = -Infinity;

  constructor(private readonly frame: PanelFrame<ReportRef>) {
    const { ref, deps, closed } = frame;
    const owned = [
      deps.reports.opened(ref),
      deps.reports.onDidChange((changed) => {
        if (reportKey(changed) !== reportKey(ref)) {
          return;
        }
        if (deps.reports.body(ref) === undefined) {
          // It was withdrawn: the next look says why.
          frame.lookNow();
        } else {
          this.show();
        }
      }),
      ...(deps.proposals === undefined
        ? []
        : [
            deps.proposals.onDidChange(() => {
              this.show();
            }),
          ]),
    ];
    closed.addEventListener('abort', () => {
      for (const item of owned) {
        item.dispose();
      }
    });
  }

  replay(): readonly ToPanel[] {
    return [
      ...(this.shown === undefined ? [] : [{ type: 'report' as const, report: this.shown }]),
      ...(this.wanted === undefined ? [] : [this.wanted]),
    ];
  }

  async look({ instance, descriptor, asked, signal }: Look): Promise<number> {
    const { deps, ref } = this.frame;
    this.about = { descriptor, info: instance.info };
    const body = deps.reports.body(ref);
    const age = body === undefined ? Infinity : deps.now() - body.examinedAt;
    const isOld = isOfDelivery(ref) && age > (this.isMoving ? SOON_MS : LOOK_AGAIN_MS) / 2;
    if (asked || body === undefined || isOld) {
      await deps.reports.examine(ref, signal);
    }
    this.show();
    if (this.shown === undefined) {
      throw connectionGone();
    }
    return isOfDelivery(ref) ? (this.isMoving ? SOON_MS : LOOK_AGAIN_MS) : NEVER_MS;
  }

  async handle(message: ToHost): Promise<void> {
    switch (message.type) {
      case 'fix':
        await this.fix(message.remedies);
        return;
      case 'undoFix':
        this.changedAt = this.frame.deps.now();
        await commands.executeCommand('deliveryDoctor.undoRemedy', { recordId: message.record });
        return;
      case 'reviewProposal':
        this.changedAt = this.frame.deps.now();
        await commands.executeCommand('deliveryDoctor.reviewProposal', { proposalId: message.proposal });
        return;
      case 'showFinding':
        this.wanted = message;
        this.frame.post(message);
        return;
      case 'copyReport':
        await this.copy(message.as);
        return;
      case 'explainDelivery':
        await commands.executeCommand(whyCommand('pending'), {
          connectionId: this.frame.ref.connectionId,
          deliveryId: message.delivery,
        });
        return;
      case 'showText':
        await this.act('showText');
        return;
      case 'tickStep':
        await this.frame.deps.reports.tickStep(this.frame.ref, message.step, message.ticked);
        return;
      default:
    }
  }

  async act(action: ReportAction): Promise<void> {
    const { deps, ref } = this.frame;
    switch (action) {
      case 'chooseFix':
        await commands.executeCommand('deliveryDoctor.fixFinding', {
          fixes: deps.reports.fixes(ref).map((fix) => ({ ...fix, argument: inPanel(fix.argument) })),
        });
        return;
      case 'showText':
        await deps.reports.showText(ref);
        return;
      case 'copyMarkdown':
        await this.copy('markdown');
        return;
      case 'copyTicket':
        await this.copy('ticket');
    }
  }

  private get isMoving(): boolean {
    return this.frame.deps.now() - this.changedAt < MOVING_FOR_MS;
  }

  private show(): void {
    const { deps, ref } = this.frame;
    const body = deps.reports.body(ref);
    if (body === undefined || this.about === undefined) {
      return;
    }
    const subject = this.subjectOf(body, this.about);
    const kind = kindOf(ref);
    const proposals = isOfDelivery(ref) ? deps.proposals?.of(ref).map(({ id, fix: { title } }) => ({ id, title })) : [];
    this.shown = { subject, kind, body, ...(proposals === undefined ? {} : { proposals }) };
    this.frame.title(tabTitle(kind, subject));
    this.frame.post({ type: 'report', report: this.shown });
  }

  private subjectOf(
    { label, internalName }: ReportBody,
    { descriptor, info }: NonNullable<ReportContent['about']>,
  ): Subject {
    const instance = instanceSubject(descriptor, info);
    return {
      ...instance,
      label,
      internalName,
      links: isOfDelivery(this.frame.ref) ? [...DELIVERY_LINKS] : instance.links,
    };
  }

  /** Applied by the command that quick fixes and links call, too: it says what may not be. */
  private fix(remedies: readonly string[]): Promise<void> {
    const key = remedies.join('\n');
    const running = this.fixing.get(key);
    if (running !== undefined) {
      return running;
    }
    const work = this.apply(remedies).finally(() => {
      this.fixing.delete(key);
      this.sayFixing();
    });
    this.fixing.set(key, work);
    this.sayFixing();
    return work;
  }

  private async apply(remedies: readonly string[]): Promise<void> {
    const { ref, deps } = this.frame;
    await commands.executeCommand('deliveryDoctor.applyRemedy', inPanel({ ...ref, remedies }));
    this.changedAt = deps.now();
  }

  private sayFixing(): void {
    this.frame.post({ type: 'fixing', remedies: [...this.fixing.keys()].flatMap((key) => key.split('\n')) });
  }

  private async copy(as: 'markdown' | 'ticket'): Promise<void> {
    const text = await this.frame.deps.reports.copyText(this.frame.ref, as);
    if (text !== undefined) {
      await env.clipboard.writeText(text);
      this.frame.post({ type: 'notice', text: l10n.t('Copied.') });
    }
  }
}

function kindOf(ref: ReportRef): ShownReport['kind'] {
  if (isOfDelivery(ref)) {
    return 'diagnosis';
  }
  if (isOfPending(ref)) {
    return 'pending';
  }
  return guideIn(ref.about) === undefined ? 'health' : 'guide';
}

/** What the tab says: what is about the whole instance names it already. */
function tabTitle(kind: ShownReport['kind'], subject: Subject): string {
  switch (kind) {
    case 'diagnosis':
      return l10n.t('Why: {0}', titleOf(subject));
    case 'pending':
    case 'health':
      return `${shortLabel(subject.label)} (${subject.environmentLabel})`;
    case 'guide':
      return titleOf(subject);
  }
}

/** Whoever applies it needs no notification: the panel says what was done. */
function inPanel(argument: unknown): unknown {
  return typeof argument === 'object' && argument !== null ? { ...argument, inPanel: true } : argument;
}
