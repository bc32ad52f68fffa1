import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import { shownText } from '../../platform/markdownText';
import { isSnoozed } from '../../domain/advisor/snooze';
import type { EpochMs } from '../../domain/delivery';
import type { Severity } from '../../domain/finding';
import { formats } from '../formats';
import type { AdviceShown, HealthShown } from '../../shared/health';

/** A node of the Advisor view: an item with what is below it. Ids hold nothing that changes. */
export interface AdvisorNode {
  readonly item: TreeItem;
  readonly children: readonly AdvisorNode[];
  /** What commands need: the instance, and the rule where the node is about one. */
  readonly connectionId: string;
  readonly rule?: string;
}

const ICONS: Readonly<Record<Severity, () => ThemeIcon>> = {
  error: () => new ThemeIcon('error', new ThemeColor('list.errorForeground')),
  warning: () => new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
  info: () => new ThemeIcon('info', new ThemeColor('charts.blue')),
};

/** The instance with everything that was found, the gravest first. */
export function healthNode(health: HealthShown, now: EpochMs): AdvisorNode {
  const { connectionId, name, at, advice, snoozed, healthy, unchecked } = health;
  const heard = advice.filter(({ rule }) => !isSnoozed(snoozed, rule, now));
  const silent = advice.filter(({ rule }) => isSnoozed(snoozed, rule, now));
  const group = (id: string, label: string, icon: string, children: readonly AdvisorNode[]): readonly AdvisorNode[] =>
    children.length === 0
      ? []
      : [
          node(connectionId, id, label, {
            children,
            icon: new ThemeIcon(icon),
            description: formats().numbers.count(children.length),
            context: id,
          }),
        ];
  return node(connectionId, 'instance', name, {
    icon: new ThemeIcon('pulse'),
    description: l10n.t('{0} · {1}', lookAt(heard.length), formats().dates.time(at)),
    context: 'advisorInstance',
    expanded: true,
    children: [
      ...heard.map((one) => adviceNode(connectionId, one, 'advice')),
      ...group(
        'aside',
        l10n.t('Snoozed'),
        'bell-slash',
        silent.map((one) => adviceNode(connectionId, one, 'asideAdvice', snoozedText(snoozed[one.rule]))),
      ),
      ...group(
        'healthy',
        l10n.t('Passed'),
        'pass',
        healthy.map((text, index) => node(connectionId, `healthy:${index}`, text, { icon: new ThemeIcon('check') })),
      ),
      ...group(
        'unchecked',
        l10n.t('Could not be checked'),
        'question',
        unchecked.map(({ what, because }, index) =>
          node(connectionId, `unchecked:${index}`, what, { description: because, icon: new ThemeIcon('dash') }),
        ),
      ),
    ],
  });
}

function lookAt(count: number): string {
  if (count === 0) {
    return l10n.t('nothing to report');
  }
  return count === 1 ? l10n.t('1 thing to look at') : l10n.t('{0} things to look at', formats().numbers.count(count));
}

function snoozedText(until: EpochMs | 'always' | undefined): string {
  return typeof until === 'number'
    ? l10n.t('snoozed until {0}', formats().dates.dateTime(until))
    : l10n.t('not for this instance');
}

function adviceNode(
  connectionId: string,
  advice: AdviceShown,
  context: string,
  description = advice.certainty,
): AdvisorNode {
  const { rule, index, title, why, evidence, remedies, filter, page, guide } = advice;
  const id = `${rule}:${index}`;
  const line = (part: string, label: string, more: Partial<NodeParts> = {}): AdvisorNode =>
    node(connectionId, `${id}:${part}`, label, more);
  return node(connectionId, id, title, {
    icon: ICONS[advice.severity](),
    description,
    context,
    tooltip: new MarkdownString()
      .appendMarkdown('**')
      .appendMarkdown(shownText(title))
      .appendMarkdown('**\n\n')
      .appendMarkdown(shownText(why)),
    rule,
    children: [
      line('why', why, {
        icon: new ThemeIcon('comment'),
        tooltip: new MarkdownString().appendMarkdown(shownText(why)),
      }),
      ...evidence.map(({ source, observed }, at) =>
        line(`evidence:${at}`, observed, { description: source, icon: new ThemeIcon('search') }),
      ),
      ...remedies.map((remedy, at) =>
        line(`remedy:${at}`, remedy.title, {
          icon: new ThemeIcon('lightbulb', new ThemeColor('charts.yellow')),
          command: { command: 'deliveryDoctor.applyRemedy', title: remedy.title, arguments: [remedy.argument] },
        }),
      ),
      ...(filter === undefined
        ? []
        : [
            line('filter', l10n.t('Show these deliveries'), {
              icon: new ThemeIcon('filter'),
              description: filter,
              command: {
                command: 'deliveryDoctor.filter',
                title: l10n.t('Show these deliveries'),
                arguments: [{ connectionId, filter }],
              },
            }),
          ]),
      ...(page === undefined
        ? []
        : [
            line('page', l10n.t('Adobe’s documentation'), {
              icon: new ThemeIcon('book'),
              command: {
                command: 'vscode.open',
                title: l10n.t('Adobe’s documentation'),
                arguments: [Uri.parse(page, true)],
              },
            }),
          ]),
      ...(guide === undefined
        ? []
        : [
            line('guide', l10n.t('Guide: {0}', guide.title), {
              icon: new ThemeIcon('checklist'),
              command: {
                command: 'deliveryDoctor.openGuide',
                title: l10n.t('Guide: {0}', guide.title),
                arguments: [{ connectionId, guide: guide.id }],
              },
            }),
          ]),
      line('report', l10n.t('Show it in the report'), {
        icon: new ThemeIcon('go-to-file'),
        command: {
          command: 'deliveryDoctor.openHealthReport',
          title: l10n.t('Show it in the report'),
          arguments: [{ connectionId, title }],
        },
      }),
    ],
  });
}

interface NodeParts {
  readonly children: readonly AdvisorNode[];
  readonly icon: ThemeIcon;
  readonly description: string;
  readonly context: string;
  readonly tooltip: MarkdownString;
  readonly command: TreeItem['command'];
  readonly expanded: boolean;
  readonly rule: string;
}

function node(connectionId: string, id: string, label: string, parts: Partial<NodeParts>): AdvisorNode {
  const { children = [], icon, description, context, tooltip, command, expanded = false, rule } = parts;
  const state = expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(label, children.length === 0 ? TreeItemCollapsibleState.None : state);
  item.id = `${connectionId}\n${id}`;
  item.iconPath = icon;
  item.description = description;
  item.contextValue = context;
  item.tooltip = tooltip ?? [label, description].filter((part) => part !== undefined).join('\n');
  item.command = command;
  item.accessibilityInformation = { label: [label, description].filter((part) => part !== undefined).join(', ') };
  return { item, children, connectionId, ...(rule === undefined ? {} : { rule }) };
}
