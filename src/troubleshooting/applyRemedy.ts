import { l10n } from 'vscode';
import type { Remedy } from '../domain/finding';
import type { RemedyContext, RemedyOutcome } from './contract';
import { changeAffinity } from './remedies/changeAffinity';
import { play } from './remedies/play';
import { startModule } from './remedies/startModule';
import { becauseText } from './words/because';

/** Applies a remedy. Whatever goes wrong is an outcome with a next step; nothing is tried twice. */
export async function applyRemedy(remedy: Remedy, connectionId: string, context: RemedyContext): Promise<RemedyOutcome> {
  try {
    return await byKind(remedy, connectionId, context);
  } catch (error) {
    if (context.signal.aborted) return { kind: 'declined' };
    return {
      kind: 'failed',
      text: l10n.t('It could not be done, because {0}.', becauseText(error)),
      nextStep: l10n.t('Ask for the diagnosis again: it shows how things are now.'),
    };
  }
}

async function byKind(remedy: Remedy, connectionId: string, context: RemedyContext): Promise<RemedyOutcome> {
  switch (remedy.kind) {
    case 'startModule':
      return startModule(remedy, connectionId, context);
    case 'changeAffinity':
      return changeAffinity(remedy, connectionId, context);
    case 'resume':
    case 'start':
      return play(remedy, connectionId, context);
    case 'openAuditLog':
      await context.openAuditLog({ connectionId, deliveryId: remedy.deliveryId });
      return { kind: 'done', text: l10n.t('The audit log is open.') };
  }
}
