import type { PanelRef } from '../../shared/protocol/common';
import type { ToHost } from '../../shared/protocol/toHost';
import type { PanelKind } from '../contract';
import type { PanelContent, PanelFrame } from './panelContent';

/** All that there is to know of a kind of panel; made by `definePanel`, listed in `panels/definitions.ts`. */
export interface PanelDefinition<Kind extends PanelKind = PanelKind> {
  readonly kind: Kind;
  /** The tab's title until the first reading. */
  readonly title: () => string;
  /** The page's texts by key. */
  readonly strings: () => Readonly<Record<string, string>>;
  /**
   * What a command, or the state that a page stored, names; undefined when this kind of panel is not about such a
   * thing.
   */
  readonly subject: (ref: unknown) => PanelSubject | undefined;
  /** What the page would ask for, to show what the opener wants to see; nothing when that is not understood. */
  readonly show: (wanted: unknown) => readonly ToHost[];
}

/** What one panel is about, and the content that shows it. */
export interface PanelSubject {
  readonly ref: PanelRef;
  readonly content: (frame: Omit<PanelFrame<PanelRef>, 'ref'>) => PanelContent;
}

/** A definition whose content gets the very kind of reference that `parseRef` takes. */
export function definePanel<Kind extends PanelKind, Ref extends PanelRef>({
  parseRef,
  content,
  show = () => [],
  ...rest
}: Pick<PanelDefinition<Kind>, 'kind' | 'title' | 'strings'> &
  Partial<Pick<PanelDefinition, 'show'>> & {
    readonly parseRef: (value: unknown) => Ref | undefined;
    readonly content: (frame: PanelFrame<Ref>) => PanelContent;
  }): PanelDefinition<Kind> {
  return {
    ...rest,
    show,
    subject: (value) => {
      const ref = parseRef(value);
      return ref && { ref, content: (frame) => content({ ...frame, ref }) };
    },
  };
}
