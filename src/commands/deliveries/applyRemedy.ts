import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';

/** Applies a remedy of a report: called by its quick fixes and links, never from the palette. */
export function applyRemedy(context: CommandContext): CommandDefinition {
  return {
    id: 'deliveryDoctor.applyRemedy',
    title: l10n.t('Apply a remedy'),
    run: ({ clicked }) => context.features.applyRemedy(clicked),
  };
}
