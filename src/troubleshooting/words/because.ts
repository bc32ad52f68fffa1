import { l10n } from 'vscode';
import { BECAUSE } from '../../domain/judgement/verdict';
import type { Unchecked } from '../../domain/finding';

/** The reasons that the diagnosis gives as keys, in words. */
export function uncheckedInWords(entry: Unchecked): Unchecked {
  switch (entry.because) {
    case BECAUSE.notGiven:
      return { ...entry, because: l10n.t('not available on this instance') };
    case BECAUSE.noServer:
      return { ...entry, because: l10n.t('no server is declared for this connection') };
    case BECAUSE.noClock:
      return { ...entry, because: l10n.t('it does not tell what time it is there') };
    case BECAUSE.noSelector:
      return {
        ...entry,
        because: l10n.t('its selector is not known: name it in the setting deliveryDoctor.advisor.dkimSelectors'),
      };
    case BECAUSE.logTooShort:
      return { ...entry, because: l10n.t('the log does not reach back three months') };
    case BECAUSE.otherInstanceListed:
      return {
        ...entry,
        because: l10n.t('it lists no module of this instance, yet messages leave: is its name right?'),
      };
    case BECAUSE.notAsked:
      return { ...entry, because: l10n.t('only counted when asked for: Count Inactive Recipients') };
    case BECAUSE.beingRead:
      return { ...entry, because: l10n.t('it is still being looked at') };
    case BECAUSE.hostedByAdobe:
      return { ...entry, because: l10n.t('the servers are Adobe’s: ask Adobe support'), hostedByAdobe: true };
    default:
      return entry;
  }
}
