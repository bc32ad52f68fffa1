import { l10n } from 'vscode';
import { INSTANCE_ROLES, type InstanceRole } from '../../domain/topology/instanceRole';
import { roleText } from '../../domain/words/topologyWords';
import { BACK, type Choice } from '../../platform/prompter';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, instanceRow } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';

/** Roles that go together in the field; whoever has another mixture chooses the nearest. */
const CHOICES: readonly (readonly InstanceRole[])[] = [
  ...INSTANCE_ROLES.map((role) => [role]),
  ['sender', 'marketing'],
  ['marketing', 'control'],
  ['sender', 'marketing', 'control'],
];

/** Says what an instance is there for, where its own signs mislead; or lets the signs speak again. */
export const correctRoles = defineCommand({
  id: 'deliveryDoctor.correctRoles',
  title: l10n.t('Correct the Role of the Instance…'),
  palette: HAS_INSTANCE,
  menus: [instanceRow('3_edit@5')],
  run: async (context, call) => {
    const descriptor = await pickConnection(context, call);
    const bySigns: Choice<readonly InstanceRole[]> = {
      label: l10n.t('As its own signs tell'),
      detail: l10n.t('Packages, external accounts and deliveries of others, read when you ask'),
      value: [],
    };
    const chosen = await context.ui.prompter.pick<readonly InstanceRole[]>({
      title: `${call.title} · ${descriptor.name}`,
      placeholder: l10n.t('What is {0} there for?', descriptor.name),
      choices: [bySigns, ...CHOICES.map((roles) => ({ label: roles.map(roleText).join(' · '), value: roles }))],
    });
    if (chosen === undefined || chosen === BACK) {
      return;
    }
    const { roles: before, ...rest } = descriptor;
    if (chosen.length > 0 || before !== undefined) {
      await context.store.save(chosen.length === 0 ? rest : { ...rest, roles: chosen });
    }
  },
});
