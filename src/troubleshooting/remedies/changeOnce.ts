import { l10n } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import type { Remedy } from '../../domain/finding';
import type { RemedyConfirmation, RemedyContext, RemedyOutcome } from '../contract';
import { becauseText } from '../words/because';
import { pollUntil } from './polling';
import type { Patience } from './polling';

/** A change of the instance: what is there, what is asked, what is written, and how one sees that it worked. */
export interface Change<State> {
  /** For the progress and the Activity entry. */
  readonly title: string;
  /** Undefined: what should be changed is not there any more. */
  readonly read: (instance: CampaignInstance, signal: AbortSignal) => Promise<State | undefined>;
  /** Why there is nothing to do; undefined when there is. */
  readonly needless: (state: State) => string | undefined;
  readonly ask: (state: State) => Pick<RemedyConfirmation, 'question' | 'detail' | 'action' | 'typeToConfirm'>;
  readonly write: (instance: CampaignInstance, state: State, signal: AbortSignal) => Promise<void>;
  /** Whether reading back shows it; `now` undefined: it is gone. */
  readonly worked: (before: State, now: State | undefined) => boolean;
  readonly done: (before: State, now: State | undefined) => string;
  /** For the Activity entry: `DM1234: 10 → 20`. When it reads otherwise after asking, the person agreed to something else. */
  readonly record: (before: State) => string;
  readonly undo?: (before: State) => Remedy | undefined;
}

const PATIENCE: Patience = { everyMs: 700, limitMs: 15_000 };

/** Looks, asks, looks again, writes once, reads back and records: the way of every remedy that changes an instance. */
export async function changeOnce<State>(
  change: Change<State>,
  connectionId: string,
  context: RemedyContext,
  patience: Patience = PATIENCE,
): Promise<RemedyOutcome> {
  const { access, signal } = context;
  const descriptor = access.descriptor(connectionId);
  const instance = await access.instance(connectionId, signal);
  const before = await change.read(instance, signal);
  if (before === undefined || descriptor === undefined) {
    return gone();
  }
  const needless = change.needless(before);
  if (needless !== undefined) {
    return { kind: 'notNeeded', text: needless };
  }
  const { environment, name: connectionName } = descriptor;
  if (!(await context.confirm({ ...change.ask(before), environment, connectionName }))) {
    return { kind: 'declined' };
  }
  const now = await change.read(instance, signal);
  if (now === undefined) {
    return gone();
  }
  const changed =
    change.needless(now) ?? (change.record(now) === change.record(before) ? undefined : changedMeanwhile());
  if (changed !== undefined) {
    return { kind: 'notNeeded', text: changed };
  }

  context.progress(change.title);
  const outcome = await writeOnce(change, instance, before, context, patience);
  context.activity({
    at: context.now(),
    connectionId,
    text: `${change.title}: ${change.record(before)}`,
    ok: outcome.kind === 'done',
  });
  return outcome;
}

/** What should be changed was deleted, or its connection was. */
export function gone(): RemedyOutcome {
  return {
    kind: 'failed',
    text: l10n.t('What should be changed is not there any more.'),
    nextStep: l10n.t('Refresh the view.'),
  };
}

/** Said when things are no longer as the person was told when asked: they agreed to something else. */
export function changedMeanwhile(): string {
  return l10n.t('It has changed while you were asked; nothing was done.');
}

async function writeOnce<State>(
  change: Change<State>,
  instance: CampaignInstance,
  before: State,
  { signal }: RemedyContext,
  patience: Patience,
): Promise<RemedyOutcome> {
  let trouble = '';
  try {
    await change.write(instance, before, signal);
  } catch (error) {
    // It may have arrived before the connection broke: only reading back tells. It is never sent again.
    trouble = becauseText(error);
  }
  // Not by the person's signal: who cancels while it is written still wants to know.
  const seen = await pollUntil(
    async (limit) => {
      const now = await change.read(instance, limit);
      return change.worked(before, now) ? { now } : undefined;
    },
    trouble === '' ? patience : { ...patience, limitMs: Math.min(patience.limitMs, 3000) },
    new AbortController().signal,
  );
  if (seen === undefined) {
    return {
      kind: 'failed',
      text:
        trouble === ''
          ? l10n.t('It was sent, but reading back does not show it.')
          : l10n.t('It could not be done, because {0}.', trouble),
      nextStep: l10n.t('Look at it in Campaign before you try again: it may be locked, or you may lack the right.'),
    };
  }
  const undo = change.undo?.(before);
  return { kind: 'done', text: change.done(before, seen.now), ...(undo === undefined ? {} : { undo }) };
}
