import { l10n } from 'vscode';
import { connectionIdOf, deliveryRefOf } from '../../connections/target';
import { Cancelled } from '../../platform/abort';
import type { CommandArguments } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { NextStep } from '../../platform/nextStep';
import { defineCommand } from '../defineCommand';
import { deliveryRow, HAS_INSTANCE, instanceRow, onlyWhen, plainRow } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';
import { pickDelivery } from '../pick/pickDelivery';

type Target = Parameters<CommandContext['support']['report']>[0];

/** Gathers what support asks for first, shows it masked, and saves it as a zip. */
export const saveSupportReport = defineCommand({
  id: 'deliveryDoctor.saveSupportReport',
  title: l10n.t('Save Support Report…'),
  icon: 'archive',
  palette: HAS_INSTANCE,
  menus: [
    onlyWhen('!listMultiSelection', deliveryRow('8_export@9')),
    instanceRow('1_session@5'),
    plainRow('advisor', 'advisorInstance', '1_health@3'),
  ],
  run: async (context, call) => {
    const shown = previewOf(call.clicked);
    const done = await context.support.report(shown ?? (await targetOf(context, call)));
    if (!done) {
      throw new NextStep({
        what: l10n.t('This report is gone'),
        next: l10n.t('Gather it again with “Save support report”.'),
      });
    }
  },
});

function previewOf(value: unknown): Target | undefined {
  return typeof value === 'object' && value !== null && 'preview' in value && typeof value.preview === 'string'
    ? { preview: value.preview }
    : undefined;
}

/** What was clicked; from the palette it is asked whether it is about a delivery. */
async function targetOf(context: CommandContext, call: CommandArguments): Promise<Target> {
  const delivery = deliveryRefOf(call.clicked);
  if (delivery !== undefined) {
    return delivery;
  }
  if (connectionIdOf(call.clicked) !== undefined) {
    return { connectionId: (await pickConnection(context, call)).id };
  }
  const about = await context.ui.prompter.pick({
    title: call.title,
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
    ? pickDelivery(context, call)
    : { connectionId: (await pickConnection(context, call)).id };
}
