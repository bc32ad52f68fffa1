import * as l10n from '@vscode/l10n';
import type { TimelineHours, TimelineLane } from '../protocol/timeline';
import { commonStrings } from './common';

/** The texts of the page, in the language of the window. */
export function timelineStrings() {
  return {
    ...commonStrings(),
    title: l10n.t('Timeline'),
    period: l10n.t('Period'),
    'hours.3': l10n.t('Last 3 hours'),
    'hours.24': l10n.t('Last 24 hours'),
    'hours.168': l10n.t('Last 7 days'),
    view: l10n.t('View'),
    'view.lanes': l10n.t('Lanes'),
    'view.table': l10n.t('Table'),
    rate: l10n.t('Messages per hour'),
    success: l10n.t('Success'),
    error: l10n.t('Errors'),
    perHour: l10n.t('{0}/h'),
    gap: l10n.t('nothing reported'),
    running: l10n.t('(running)'),
    span: l10n.t('{0} to {1}'),
    'lane.states': l10n.t('States'),
    'lane.modules': l10n.t('Modules'),
    'lane.errors': l10n.t('Failures'),
    'lane.logs': l10n.t('Logs'),
    'lane.changes': l10n.t('Changes'),
    'lane.alerts': l10n.t('Alerts'),
    'lane.own': l10n.t('From here'),
    chartHelp: l10n.t('Left and right arrow: move along the time. Plus and minus: zoom. 0: whole period.'),
    laneHelp: l10n.t(
      '{0}: {1} entries. Left and right arrow: from one to the next. Enter: open it. Plus and minus: zoom. 0: whole period.',
    ),
    together: l10n.t('{0} at once: {1}'),
    zoomIn: l10n.t('Zoom In'),
    zoomOut: l10n.t('Zoom Out'),
    whole: l10n.t('Whole Period'),
    replay: l10n.t('Show as It Was Then'),
    openPoint: l10n.t('Open'),
    choose: l10n.t('Choose an entry to read it here.'),
    none: l10n.t('Nothing happened in this period.'),
    left: l10n.t('The newest {0} entries are shown; {1} older ones are left out.'),
    notWatched: l10n.t(
      'This instance is not watched: states, modules, failures, changes and alerts are not recorded. Logs and what was done from here are shown all the same.',
    ),
    watch: l10n.t('Watch This Instance'),
    looks: l10n.t('{0} looks since {1}'),
    noLooks: l10n.t('No look fell into this period.'),
    when: l10n.t('When'),
    until: l10n.t('Until'),
    lane: l10n.t('Lane'),
    what: l10n.t('What'),
  } satisfies Record<`lane.${TimelineLane}` | `hours.${TimelineHours}`, string> & Record<string, string>;
}

export type TimelineString = keyof ReturnType<typeof timelineStrings>;
