import type { PanelPage } from './panelPage';

/** A node of Chromium's own accessibility tree, as far as it is read here. */
interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly description?: { readonly value?: unknown };
  readonly value?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
}

/** Their name is what they hold, so that their inside is not read again. */
const SAID_WHOLE = new Set(
  'button link tab menuitem menuitemradio columnheader switch checkbox combobox textbox option time img'.split(' '),
);

/** Nothing is said of these; what they hold is read. */
const SILENT = new Set([
  ...['RootWebArea', 'generic', 'none', 'presentation', 'InlineTextBox', 'paragraph', 'strong', 'LabelText', 'Canvas'],
  ...['list', 'listitem', 'rowgroup', 'DescriptionList', 'term', 'definition'],
]);

/** Rows of a table that are written; the others are alike. */
const ROWS = 2;

/**
 * What a screen reader says of a panel that is read from its beginning to its end: role, name and state of each thing, in
 * the words of the accessibility tree that Chromium hands to it. A row of a table is one line.
 */
export async function heardIn({ page }: PanelPage): Promise<string> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly Node[] };
    const [root] = nodes;
    return root === undefined ? '' : new Reading(nodes).linesOf(root).join('\n');
  } finally {
    await session.detach();
  }
}

class Reading {
  private readonly byId: ReadonlyMap<string, Node>;

  constructor(nodes: readonly Node[]) {
    this.byId = new Map(nodes.map((node) => [node.nodeId, node]));
  }

  linesOf(node: Node): readonly string[] {
    const role = text(node.role);
    const inside = (): readonly string[] => this.childrenOf(node).flatMap((child) => this.linesOf(child));
    if (node.ignored || SILENT.has(role)) {
      return inside();
    }
    if (role === 'StaticText' || role === 'ListMarker') {
      const own = text(node.name).trim();
      return role === 'ListMarker' || !/\p{L}|\p{N}/u.test(own) ? [] : [own];
    }
    if (role === 'row') {
      return [
        `row: ${this.childrenOf(node)
          .map((cell) => this.cellText(cell))
          .filter((cell) => cell !== '')
          .join(' | ')}`,
      ];
    }
    const said = [text(node.name), ...statesOf(node)].filter((part) => part !== '').join(', ');
    const itself = said === '' ? role : `${role}: ${said}`;
    if (role === 'table' || role === 'grid') {
      return [itself, ...shortened(inside())];
    }
    const own = text(node.name).trim();
    return SAID_WHOLE.has(role) ? [itself] : [itself, ...inside().filter((line) => line !== own)];
  }

  private cellText(cell: Node): string {
    const name = text(cell.name).trim();
    const inner = (node: Node): readonly string[] =>
      text(node.role) === 'StaticText' ? [text(node.name).trim()] : this.childrenOf(node).flatMap(inner);
    return [name === '' ? inner(cell).join(' ') : name, ...statesOf(cell)].filter((part) => part !== '').join(', ');
  }

  private childrenOf({ childIds = [] }: Node): readonly Node[] {
    return childIds.flatMap((id) => this.byId.get(id) ?? []);
  }
}

/** The heading of a table and its first rows. */
function shortened(lines: readonly string[]): readonly string[] {
  const [head, ...rows] = lines.filter((line) => line.startsWith('row: '));
  const left = rows.length - ROWS;
  return [...(head === undefined ? [] : [head]), ...rows.slice(0, ROWS), ...(left > 0 ? [`… ${left} more rows`] : [])];
}

function statesOf(node: Node): readonly string[] {
  const properties = new Map((node.properties ?? []).map(({ name, value }) => [name, value.value]));
  const value = text(node.value);
  const states: readonly (readonly [string, unknown])[] = [
    [`level ${String(properties.get('level'))}`, text(node.role) === 'heading'],
    [value, value !== '' && value !== text(node.name) && text(node.role) !== 'progressbar'],
    ['expanded', properties.get('expanded') === true],
    ['collapsed', properties.get('expanded') === false],
    ['checked', properties.get('checked') === 'true'],
    ['not checked', properties.get('checked') === 'false'],
    ['pressed', properties.get('pressed') === 'true'],
    ['selected', properties.get('selected') === true],
    ['unavailable', properties.get('disabled') === true],
    ['busy', properties.get('busy') === true],
    [`menu`, properties.get('hasPopup') === 'menu'],
    ['said when it changes', ['polite', 'assertive'].includes(String(properties.get('live')))],
    [text(node.description), ![text(node.name), ''].includes(text(node.description))],
  ];
  return states.filter(([, applies]) => applies === true).map(([words]) => words);
}

function text(value: { readonly value?: unknown } | undefined): string {
  return typeof value?.value === 'string' ? value.value : typeof value?.value === 'number' ? String(value.value) : '';
}
