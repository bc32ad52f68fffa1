import { DocumentSymbol, Hover, l10n, MarkdownString, Range, SymbolKind } from 'vscode';
import { shownText } from '../../platform/markdownText';
import type { SourceAttribute } from '../../campaign/instance';
import type { SourcePlace, SourceText } from './sourceXml';

/** Values of an enumeration that a hover lists; more are counted. */
const VALUES_LISTED = 12;

/** The outline: elements with their attributes, named as the instance names them. */
export function sourceSymbols(text: SourceText | undefined): DocumentSymbol[] {
  return text === undefined ? [] : [symbolOf(text.root)];
}

function symbolOf(place: SourcePlace): DocumentSymbol {
  const { about } = place;
  const named = new Range(place.line, place.start, place.line, place.end);
  const whole = new Range(place.line, place.start, place.lastLine, Number.MAX_SAFE_INTEGER);
  const detail = 'value' in about ? (about.valueLabel ?? about.value) : (about.label ?? '');
  const symbol = new DocumentSymbol(
    about.name,
    detail,
    'value' in about ? SymbolKind.Property : SymbolKind.Struct,
    whole,
    named,
  );
  symbol.children = place.children.map(symbolOf);
  return symbol;
}

/** What an attribute or element means, in the words of the instance's own schema. */
export function sourceHover(place: SourcePlace): Hover {
  const { about } = place;
  const text = new MarkdownString();
  text.appendMarkdown('**');
  text.appendMarkdown(shownText(about.label ?? about.name));
  text.appendMarkdown('**');
  if (about.description !== undefined && about.description !== about.label) {
    text.appendMarkdown('\n\n');
    text.appendMarkdown(shownText(about.description));
  }
  if ('value' in about) {
    appendAttribute(text, about);
  }
  text.appendMarkdown('\n\n`');
  text.appendMarkdown((place.path === '' ? about.name : place.path).replaceAll('`', ''));
  text.appendMarkdown('`');
  return new Hover(text, new Range(place.line, place.start, place.line, place.end));
}

function appendAttribute(text: MarkdownString, { type, value, valueLabel, enumeration = [] }: SourceAttribute): void {
  if (valueLabel !== undefined) {
    text.appendMarkdown('\n\n');
    text.appendMarkdown(shownText(`${value} = ${valueLabel}`));
  }
  if (enumeration.length > 0) {
    const listed = enumeration
      .slice(0, VALUES_LISTED)
      .map((item) => `${item.value} ${item.label}`)
      .join(', ');
    const more =
      enumeration.length > VALUES_LISTED ? ` ${l10n.t('… and {0} more', enumeration.length - VALUES_LISTED)}` : '';
    text.appendMarkdown('\n\n');
    text.appendMarkdown(shownText(l10n.t('Possible values: {0}', `${listed}${more}`)));
  }
  if (type !== undefined) {
    text.appendMarkdown('\n\n');
    text.appendMarkdown(shownText(l10n.t('Type: {0}', type)));
  }
}
