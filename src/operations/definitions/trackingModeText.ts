import * as l10n from '@vscode/l10n';
import { TRACKING_TYPES } from '../../domain/urlTracking';

/** A mode of a URL (domain/urlTracking, TRACKING_TYPES) in words. */
export function trackingModeText(mode: number): string {
  switch (mode) {
    case TRACKING_TYPES.yes:
      return l10n.t('Tracked');
    case TRACKING_TYPES.no:
      return l10n.t('Not tracked');
    case TRACKING_TYPES.always:
      return l10n.t('Always tracked');
    case TRACKING_TYPES.never:
      return l10n.t('Never tracked');
    case TRACKING_TYPES.optOut:
      return l10n.t('Opt-out');
    case TRACKING_TYPES.mirrorPage:
      return l10n.t('Mirror page');
    default:
      return l10n.t('Mode {0}', mode);
  }
}
