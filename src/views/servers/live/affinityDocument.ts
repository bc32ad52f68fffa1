import { l10n } from 'vscode';
import { stateText } from '../../../domain/words/deliveryWords';
import { isNowhere, type AffinitySeen } from './affinities';
import { affinityText, nowhereText } from './affinityNodes';

/** A line of the document that names a mistake. */
export interface AffinityProblem {
  readonly line: number;
  readonly name: string;
  readonly message: string;
}

export interface AffinityDocument {
  readonly text: string;
  readonly problems: readonly AffinityProblem[];
}

/** Every affinity as a text, with the lines of those that are configured nowhere. */
export function affinityDocument(place: string, seen: readonly AffinitySeen[]): AffinityDocument {
  const lines = [`# ${l10n.t('IP affinities of {0}', place)}`, ''];
  const problems: AffinityProblem[] = [];
  for (const one of seen) {
    if (isNowhere(one)) {
      problems.push({ line: lines.length, name: one.name, message: nowhereText(one) });
    }
    lines.push(`${one.name}    ${affinityText(one)}`);
    for (const { server, affinity } of one.on) {
      for (const ip of affinity.ips) {
        const domains = [
          ip.includeDomains === undefined ? '' : l10n.t('only to {0}', ip.includeDomains),
          ip.excludeDomains === undefined ? '' : l10n.t('not to {0}', ip.excludeDomains),
        ];
        lines.push(
          `    ${[server, ip.address, l10n.t('weight {0}', ip.weight), affinity.localDomain ?? '', ip.heloHost ?? '', ...domains].filter((part) => part !== '').join('  ')}`,
        );
      }
    }
    if (!isNowhere(one) && one.missingOn.length > 0) {
      lines.push(`    ${l10n.t('Not configured on {0}: deliveries wait there.', one.missingOn.join(', '))}`);
    }
    for (const use of one.uses) {
      lines.push(`    → ${use.label} (${use.internalName}), ${stateText(use.state)}`);
    }
    lines.push('');
  }
  return { text: lines.join('\n'), problems };
}
