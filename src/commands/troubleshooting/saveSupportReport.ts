import { l10n } from 'vscode';
import { connectionIdOf, deliveryRefOf } from '../../connections/target';
import { Cancelled } from '../../platform/abort';
import type { CommandArguments, CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { NextStep } from '../nextStep';
import { pickConnection } from '../pick/pickConnection';
import { pickDelivery } from '../pick/pickDelivery';

type Target = Parameters<CommandContext['features']['supportReport']>[0];

/** Gathers what support asks for first, shows it masked, and saves it as a zip. */
export function saveSupportReport(context: CommandContext): CommandDefinition {
  const title = l10n.t('Save support report');
  return {
    id: 'deliveryDoctor.saveSupportReport',
    title,
    run: async (args) => {
      const shown = previewOf(args.clicked);
      const done = await context.features.supportReport(shown ?? (await targetOf(context, args, title)));
      if (!done) {
        throw new NextStep({
          what: l10n.t('This report is gone'),
          next: l10n.t('Gather it again with “Save support report”.'),
        });
      }
    },
  };
}

function previewOf(value: unknown): Target | undefined {
  return typeof value === 'object' && value !== null && 'preview' in value && typeof value.preview === 'string'
    ? { preview: value.preview }
    : undefined;
}

/** What was clicked; from the palette the person says whether it is about a delivery. */
async function targetOf(context: CommandContext, args: CommandArguments, title: string): Promise<Target> {
  const delivery = deliveryRefOf(args.clicked);
  if (delivery !== undefined) {
    return delivery;
  }
  if (connectionIdOf(args.clicked) !== undefined) {
    return { connectionId: (await pickConnection(context, args, title)).id };
  }
  const about = await context.ui.prompter.pick({
    title,
    placeholder: l10n.t('What is it about?'),
    choices: [
      {
        label: l10n.t('The whole instance'),
        detail: l10n.t('its health, with modules and logs of each server'),
        icon: 'server-environment',
        value: 'instance',
      },
      {
        label: l10n.t('One delivery'),
        detail: l10n.t('its diagnosis and journal, with modules and logs of each server'),
        icon: 'mail',
        value: 'delivery',
      },
    ],
  });
  if (typeof about !== 'string') {
    throw new Cancelled();
  }
  return about === 'delivery'
    ? pickDelivery(context, args, { title })
    : { connectionId: (await pickConnection(context, args, title)).id };
}
