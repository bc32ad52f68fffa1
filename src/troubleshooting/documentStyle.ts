import { l10n } from 'vscode';
import type { EvidenceItem } from '../domain/finding';
import type { EpochMs } from '../domain/delivery';
import { link, plain, table } from './markdown';
import { clockText } from './words/format';

type Seen = Pick<EvidenceItem, 'at' | 'source' | 'observed'>;

/** How the blocks of a document are written. Every text is a stranger's. */
export interface DocumentStyle {
  heading(level: 1 | 2 | 3, text: string): string;
  strong(text: string): string;
  text(text: string): string;
  list(lines: readonly string[]): string;
  /** Something to do, with what it does. */
  item(title: string, detail: string): string;
  /** A step of a guide, and what stands below it. */
  step(done: boolean, place: number, title: string): string;
  subItem(text: string): string;
  evidence(items: readonly Seen[], near: EpochMs): string;
  link(label: string, target: string): string;
}

/** Markdown that is rendered somewhere else: what would act as markup is escaped. */
export const MARKDOWN: DocumentStyle = {
  heading: (level, text) => `${'#'.repeat(level)} ${plain(text)}`,
  strong: (text) => `**${plain(text)}**`,
  text: plain,
  list: (lines) => lines.map((line) => `- ${plain(line)}`).join('\n'),
  item: (title, detail) => `- **${plain(title)}**  \n  ${plain(detail)}`,
  step: (done, place, title) => `- [${done ? 'x' : ' '}] **${place}. ${plain(title)}**`,
  subItem: (text) => `  - ${plain(text)}`,
  evidence: (items, near) =>
    items.length === 0
      ? ''
      : table(
          [l10n.t('When'), l10n.t('Looked at'), l10n.t('Seen')],
          items.map(({ at, source, observed }) => [clockText(at, near), source, observed]),
        ),
  link,
};

/** Text that is read as it stands: no escapes, no tables, nothing bold. */
export const TEXT: DocumentStyle = {
  heading: (level, text) => (level === 3 ? oneLine(text) : `${'#'.repeat(level)} ${oneLine(text)}`),
  strong: oneLine,
  text: oneLine,
  list: (lines) => lines.map((line) => `- ${oneLine(line)}`).join('\n'),
  item: (title, detail) => `- ${oneLine(title)}\n  ${oneLine(detail)}`,
  step: (done, place, title) => `- [${done ? 'x' : ' '}] ${place}. ${oneLine(title)}`,
  subItem: (text) => `  - ${oneLine(text)}`,
  evidence: (items, near) =>
    items.length === 0
      ? ''
      : [
          l10n.t('Seen'),
          '',
          ...items.map(({ at, source, observed }) =>
            oneLine(`- ${clockText(at, near)}  ${l10n.t('{0}: {1}', source, observed)}`),
          ),
        ].join('\n'),
  link: (label, target) => `${oneLine(label)}: ${target}`,
};

/** A stranger's line break would begin a heading or an item of its own. */
function oneLine(text: string): string {
  return text.replace(/[^\S ]+/g, ' ').trim();
}
