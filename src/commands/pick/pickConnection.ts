import { l10n } from 'vscode';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import { connectionIdOf } from '../../connections/target';
import { Cancelled } from '../../platform/abort';
import type { CommandArguments } from '../../platform/commandRunner';
import { environmentText } from '../../platform/confirm';
import { NextStep } from '../../platform/nextStep';
import type { CommandContext } from '../context';

/** The instance meant: the clicked one, the only one there is, or one that is picked from a list. */
export async function pickConnection(
  { store, ui }: Pick<CommandContext, 'store' | 'ui'>,
  { clicked: target, title }: Pick<CommandArguments, 'clicked' | 'title'>,
): Promise<ConnectionDescriptor> {
  const id = connectionIdOf(target);
  const clicked = id === undefined ? undefined : store.get(id);
  if (clicked !== undefined) {
    return clicked;
  }
  const all = store.all();
  const [only] = all;
  if (only === undefined) {
    throw noInstance();
  }
  if (all.length === 1) {
    return only;
  }
  const picked = await ui.prompter.pick({
    title,
    placeholder: l10n.t('On which instance?'),
    choices: all.map((descriptor) => ({
      label: descriptor.name,
      description: environmentText(descriptor.environment),
      detail: descriptor.url,
      icon: 'server-environment',
      value: descriptor,
    })),
  });
  if (picked === undefined || typeof picked === 'symbol') {
    throw new Cancelled();
  }
  return picked;
}

function noInstance(): NextStep {
  return new NextStep({
    what: l10n.t('There is no instance yet'),
    next: l10n.t('Add one, or try the demo instance.'),
    action: { label: l10n.t('Add an Instance'), command: 'deliveryDoctor.addInstance' },
  });
}
