import { l10n } from 'vscode';
import type { Remedy } from '../domain/finding';
import type { RemedyContext, RemedyOutcome } from './contract';
import { changeAffinity, halt, play, recompute, setAffinity } from './remedies/deliveryChanges';
import { changeOnce } from './remedies/changeOnce';
import { controlModule } from './remedies/controlModule';
import { moveDate } from './remedies/dateChanges';
import { deleteFailed, restartWorkflow, setAccount, setConcurrency } from './remedies/instanceChanges';
import { purgeTemporary } from './remedies/purgeTemporary';
import { becauseText } from './words/because';

/** Applies a remedy. Whatever goes wrong is an outcome with a next step; nothing is tried twice. */
export async function applyRemedy(
  remedy: Remedy,
  connectionId: string,
  context: RemedyContext,
): Promise<RemedyOutcome> {
  try {
    return await byKind(remedy, connectionId, context);
  } catch (error) {
    if (context.signal.aborted) {
      return { kind: 'declined' };
    }
    return {
      kind: 'failed',
      text: l10n.t('It could not be done, because {0}.', becauseText(error)),
      nextStep: l10n.t('Ask for the diagnosis again: it shows how things are now.'),
    };
  }
}

async function byKind(remedy: Remedy, connectionId: string, context: RemedyContext): Promise<RemedyOutcome> {
  switch (remedy.kind) {
    case 'changeAffinity':
      return changeAffinity(remedy, connectionId, context);
    case 'resume':
    case 'start':
      return changeOnce(play(remedy), connectionId, context);
    case 'startModule':
    case 'restartModule':
    case 'stopModule':
      return controlModule(remedy, connectionId, context);
    case 'setAffinity':
      return changeOnce(setAffinity(remedy), connectionId, context);
    case 'reschedule':
    case 'extendValidity':
      return moveDate(remedy, connectionId, context);
    case 'pause':
    case 'stop':
      return changeOnce(halt(remedy), connectionId, context);
    case 'recomputeStatistics':
      return changeOnce(recompute(remedy), connectionId, context);
    case 'deleteFailed':
      return changeOnce(deleteFailed(remedy), connectionId, context);
    case 'setConcurrency':
      return changeOnce(setConcurrency(remedy), connectionId, context);
    case 'setAccount':
      return changeOnce(setAccount(remedy), connectionId, context);
    case 'restartWorkflow':
      return changeOnce(restartWorkflow(remedy), connectionId, context);
    case 'purgeTemporary':
      return purgeTemporary(remedy, connectionId, context);
    case 'openServerLog': {
      const { server, file, text } = remedy;
      await context.openServerLog({ connectionId, serverId: server, file }, text);
      return { kind: 'done', text: l10n.t('The log is open.') };
    }
    case 'openAuditLog':
      await context.openAuditLog({ connectionId, deliveryId: remedy.deliveryId });
      return { kind: 'done', text: l10n.t('The audit log is open.') };
  }
}
