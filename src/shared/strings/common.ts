import * as l10n from '@vscode/l10n';
import type { Link, ZoneChoice } from '../protocol/common';

/**
 * Texts of every panel, in VS Code's language; the host makes them and sends them with `init`. {0} is filled in by the
 * page. Pages import only the type of the keys: a text that is asked for and not written here does not compile.
 */
export function commonStrings() {
  return {
    loading: l10n.t('Reading from the instance…'),
    refresh: l10n.t('Refresh'),
    retry: l10n.t('Try Again'),
    notAvailable: l10n.t('Not available on this instance'),
    notAvailableShort: l10n.t('n/a'),
    readAt: l10n.t('Read at {0}'),
    staleSince: l10n.t('Shown as read at {0}: the latest reading failed.'),
    zoneLabel: l10n.t('Time Zone'),
    'zone.instance': l10n.t('Instance’s time ({0})'),
    'zone.local': l10n.t('Local time ({0})'),
    'zone.utc': l10n.t('UTC'),
    exportCsv: l10n.t('Save as CSV'),
    exportJson: l10n.t('Save as JSON'),
    saveImage: l10n.t('Save as PNG'),
    copyImage: l10n.t('Copy Image'),
    imageCopied: l10n.t('Image copied.'),
    imageNotCopied: l10n.t('The image could not be copied. Save it as PNG instead.'),
    sortBy: l10n.t('Sort by {0}'),
    open: l10n.t({ message: 'Open', comment: ['the verb'] }),
    save: l10n.t('Save'),
    'link.whyPending': l10n.t('Why?'),
    'link.openTracking': l10n.t('Tracking'),
    'link.openThroughput': l10n.t('Throughput'),
    'link.openMessages': l10n.t('Messages'),
    'link.openAuditLog': l10n.t('Audit Log'),
    'link.openTimeline': l10n.t('Timeline'),
    'link.openInCampaign': l10n.t('Delivery in Campaign'),
    'link.diagnoseAllPending': l10n.t('All Pending Deliveries'),
    'link.openHealthReport': l10n.t('Health Report'),
    'link.openInstanceTimeline': l10n.t('Timeline of Instance'),
  } satisfies Record<`zone.${ZoneChoice}` | `link.${Link}`, string> & Record<string, string>;
}

export type CommonString = keyof ReturnType<typeof commonStrings>;
