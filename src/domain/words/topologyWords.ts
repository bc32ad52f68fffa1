import * as l10n from '@vscode/l10n';
import type { InstanceRole, InstanceTopology, RoleSign } from '../topology/instanceRole';

const ROLES: Readonly<Record<InstanceRole, () => string>> = {
  sender: () => l10n.t('sends by its own MTA'),
  marketing: () => l10n.t('hands over to mid-sourcing'),
  mid: () => l10n.t('mid-sourcing server'),
  control: () => l10n.t('control instance of transactional messages'),
  execution: () => l10n.t('execution instance of transactional messages'),
};

/** One role in words, to stand in a list. */
export function roleText(role: InstanceRole): string {
  return ROLES[role]();
}

/** All roles in one line: `Campaign 7 · sends by its own MTA · hands over to mid-sourcing`. */
export function topologyText({ roles, generation, ffda }: InstanceTopology): string {
  return [
    generation === undefined ? undefined : l10n.t('Campaign {0}', generation),
    ...(roles.length === 0 ? [l10n.t('role unknown')] : roles.map(({ role }) => roleText(role))),
    ffda === true ? l10n.t('profiles and logs in a cloud database (Full FDA)') : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** What each role was concluded from, a line each; says so where not everything could be read. */
export function topologySigns({ roles, complete }: InstanceTopology): readonly string[] {
  const lines = roles.map(({ role, signs }) =>
    l10n.t('{0}: {1}', roleText(role), [...new Set(signs.map(signText))].join(', ')),
  );
  return complete ? lines : [...lines, l10n.t('Not every sign of it could be read, so it may have other roles.')];
}

function signText(sign: RoleSign): string {
  switch (sign.kind) {
    case 'package':
      return l10n.t('package {0}', sign.name);
    case 'routing':
      return l10n.t('routing account {0}', sign.account);
    case 'midRouting':
      return l10n.t('mid-sourcing account {0}', sign.account);
    case 'executionAccount':
      return l10n.t('account {0} of an execution instance', sign.account);
    case 'twins':
      return l10n.t('it has deliveries that another instance submitted');
    case 'executionInstanceId':
      return l10n.t('option NmsExecutionInstanceId is {0}', sign.value);
    case 'person':
      return l10n.t('you said so');
  }
}
