import * as l10n from '@vscode/l10n';
import { argsOf, durationText, timeText } from '../domain/words/args';
import { isStanding, type Alert, type Handled } from './alert';
import { criterionOf } from './criteria/criteria';

/** An alert in one line, without a full stop. @param language BCP 47 */
export function alertText(alert: Alert, language: string): string {
  return criterionOf(alert.criterion)?.title(argsOf(alert.args, language)) ?? `${alert.criterion}: ${alert.subject}`;
}

/** The kind of an alert: the name of its criterion. */
export function alertKind({ criterion }: Alert): string {
  return criterionOf(criterion)?.name() ?? criterion;
}

/** The id of the delivery that an alert is about; undefined for one about something else. */
export function deliveryOf({ criterion, subject }: Alert): string | undefined {
  return criterionOf(criterion)?.about === 'delivery' ? subject : undefined;
}

/** Several alerts in one sentence for a notification: the gravest by name, the others by number. */
export function noticeText(name: string, alerts: readonly Alert[], language: string): string {
  const [first, ...others] = alerts;
  if (first === undefined) {
    return name;
  }
  const text = alertText(first, language);
  switch (others.length) {
    case 0:
      return l10n.t('{0}: {1}.', name, text);
    case 1:
      return l10n.t('{0}: {1}, and 1 more alert.', name, text);
    default:
      return l10n.t('{0}: {1}, and {2} more alerts.', name, text, others.length);
  }
}

/** All alerts as a Markdown document: when, what, until when, who dealt with it. */
export function alertsMarkdown(name: string, alerts: readonly Alert[], language: string): string {
  const standing = alerts.filter(isStanding);
  const past = alerts.filter((alert) => !isStanding(alert));
  return [
    `# ${l10n.t('Alerts of {0}', escapeMarkdown(name))}`,
    `## ${l10n.t('Now')}`,
    standing.length === 0 ? l10n.t('None.') : table(standing, language),
    `## ${l10n.t('Before')}`,
    past.length === 0 ? l10n.t('None.') : table(past, language),
    '',
  ].join('\n\n');
}

function table(alerts: readonly Alert[], language: string): string {
  const head = [l10n.t('Since'), l10n.t('What'), l10n.t('Until'), l10n.t('Dealt with')];
  const rows = alerts.map((alert) => [
    timeText(alert.began, language),
    alertText(alert, language),
    untilText(alert, language),
    handledText(alert.handled, language),
  ]);
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(escapeMarkdown).join(' | ')} |`).join('\n');
}

function untilText({ began, ended }: Alert, language: string): string {
  return ended === undefined ? '' : l10n.t('{0} (after {1})', timeText(ended, language), durationText(ended - began));
}

function handledText(handled: Handled | undefined, language: string): string {
  if (handled === undefined) {
    return '';
  }
  const { by, at, how } = handled;
  return how === 'muted'
    ? l10n.t('silenced by {0}, {1}', by, timeText(at, language))
    : l10n.t('looked after by {0}, {1}', by, timeText(at, language));
}

/** Labels come from the instance: nothing in them is markup. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]<>|#]/g, '\\$&');
}
