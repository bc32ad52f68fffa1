import { insertBehind, listEntry, titleOf, type Skeleton } from './skeleton';

/** A panel about an instance: docs/adding-a-panel.md. */
export function panelSkeleton(name: string): Skeleton {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return {
    files: new Map([
      [`src/shared/protocol/${name}.ts`, protocol(name, type)],
      [`src/shared/strings/${name}.ts`, strings(name, type)],
      [`src/panels/${name}/${name}Content.ts`, content(name, type)],
      [`src/panels/${name}/${name}Panel.ts`, panel(name, type)],
      [`webview-ui/${name}/main.ts`, page(name, type)],
      [`webview-ui/${name}/view.ts`, view(name, type)],
      [`webview-ui/${name}/${name}.css`, `.${name} {\n  margin: 0;\n}\n`],
      [`test/unit/panels/${name}/${name}Content.test.ts`, test(name, type)],
    ]),
    edits: [
      insertBehind('src/panels/contract.ts', `export const PANEL_KINDS = [`, `'${name}', `),
      listEntry(
        'src/panels/definitions.ts',
        `import { ${name}Panel } from './${name}/${name}Panel';`,
        'export const PANELS',
        `${name}: ${name}Panel`,
      ),
      insertBehind(
        'src/shared/protocol/toPanel.ts',
        `import { trackingToPanel } from './tracking';\n`,
        `import { ${name}ToPanel } from './${name}';\n`,
      ),
      insertBehind('src/shared/protocol/toPanel.ts', `  ...trackingToPanel,\n`, `  ...${name}ToPanel,\n`),
      insertBehind('package.json', `"activationEvents": [\n`, `    "onWebviewPanel:deliveryDoctor.${name}",\n`),
    ],
    next: [
      'Write the French of its texts into l10n/bundle.l10n.fr.json.',
      `Write the command that opens it: npm run new -- command open${type}.`,
    ],
  };
}

function protocol(name: string, type: string): string {
  return `import './jitless';
import * as z from 'zod/mini';
import { epochMs, optionalNumber } from './common';
import { commonState } from './savedState';

/** What the host tells the page. */
export const ${name}ToPanel = [
  z.object({
    type: z.literal('${name}'),
    /** Missing: not available on this instance. */
    pending: optionalNumber,
    readAt: epochMs,
  }),
] as const;

/** What the page stores. */
export const ${name}State = z.object(commonState);
export type ${type}State = z.output<typeof ${name}State>;
`;
}

function strings(name: string, type: string): string {
  return `import * as l10n from '@vscode/l10n';
import { commonStrings } from './common';

/** The texts of the page, in the language of the window. */
export function ${name}Strings() {
  return { ...commonStrings(), pending: l10n.t('${titleOf(name)}: {0} Pending') };
}

export type ${type}String = keyof ReturnType<typeof ${name}Strings>;
`;
}

function content(name: string, type: string): string {
  return `import type { InstanceRef } from '../../shared/protocol/common';
import type { ToPanel } from '../../shared/protocol/toPanel';
import type { Look, PanelContent, PanelFrame } from '../frame/panelContent';

const LOOK_AGAIN_MS = 60_000;

/** Says what it shows, and for whom. */
export class ${type}Content implements PanelContent {
  private shown: ToPanel | undefined;

  constructor(private readonly frame: PanelFrame<InstanceRef>) {}

  replay(): readonly ToPanel[] {
    return this.shown === undefined ? [] : [this.shown];
  }

  async look({ instance, descriptor, now, signal }: Look): Promise<number> {
    const counts = await instance.deliveries.countByGroup(now, signal);
    this.shown = { type: '${name}', pending: counts.get('pending'), readAt: now };
    this.frame.title(descriptor.name);
    this.frame.post(this.shown);
    return LOOK_AGAIN_MS;
  }

  handle(): void {
    // The page asks for nothing.
  }
}
`;
}

function panel(name: string, type: string): string {
  return `import { l10n } from 'vscode';
import { parseInstanceRef } from '../../shared/protocol/common';
import { ${name}Strings } from '../../shared/strings/${name}';
import { definePanel } from '../frame/panelDefinition';
import { ${type}Content } from './${name}Content';

export const ${name}Panel = definePanel({
  kind: '${name}',
  title: () => l10n.t('${titleOf(name)}'),
  strings: ${name}Strings,
  parseRef: parseInstanceRef,
  content: (frame) => new ${type}Content(frame),
});
`;
}

function page(name: string, type: string): string {
  return `import './${name}.css';
import { ${name}State } from '../../src/shared/protocol/${name}';
import { startPage } from '../components/page/page';
import { ${type}View, type ${type}Context } from './view';

startPage(${name}State, (context: ${type}Context) => new ${type}View(context));
`;
}

function view(name: string, type: string): string {
  return `import type { ${type}State } from '../../src/shared/protocol/${name}';
import type { ToPanel } from '../../src/shared/protocol/toPanel';
import type { ${type}String } from '../../src/shared/strings/${name}';
import { el, setText } from '../components/dom';
import type { PageContext, PageView } from '../components/page/page';

/** The page of this panel, with its texts and what it stores. */
export type ${type}Context = PageContext<${type}String, ${type}State>;

/** Says what it shows. */
export class ${type}View implements PageView {
  private readonly pending = el('p');
  private shown: Extract<ToPanel, { type: '${name}' }> | undefined;

  constructor(private readonly context: ${type}Context) {
    context.frame.content.append(this.pending);
  }

  receive(message: ToPanel): void {
    if (message.type === '${name}') {
      this.shown = message;
      this.render();
    }
  }

  render(): void {
    const { words, formats } = this.context;
    const { pending } = this.shown ?? {};
    setText(this.pending, pending === undefined ? '' : words.t('pending', formats().numbers.count(pending)));
  }
}
`;
}

function test(name: string, type: string): string {
  return `import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { ${type}Content } from '../../../../src/panels/${name}/${name}Content';

describe('panels/${name}', () => {
  it('shows what it is for', () => {
    assert.ok(new ${type}Content({} as never));
    assert.fail('Say here what it shows.');
  });
});
`;
}
