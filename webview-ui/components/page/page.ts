import type { ZoneChoice } from '../../../src/shared/protocol/common';
import type { CommonState, StateSchema } from '../../../src/shared/protocol/savedState';
import type { CommonString } from '../../../src/shared/strings/common';
import type { InitMessage, ToPanel } from '../../../src/shared/protocol/toPanel';
import type { Formats } from './formats';
import { formatsFor } from './formats';
import { Frame } from './frame';
import { Host } from './host';
import { Strings } from './strings';

/** What a panel's own code gets: `Key` are its texts, `State` is what it stores. */
export interface PageContext<Key extends string = CommonString, State extends CommonState = CommonState> {
  readonly host: Host<State>;
  readonly words: Strings<Key>;
  readonly locale: string;
  readonly frame: Frame;
  /** Of the language and zone that are chosen now: ask each time. */
  readonly formats: () => Formats;
}

/** A panel's own code. */
export interface PageView {
  /** A message that brings data. */
  receive(message: ToPanel): void;
  /** Writes everything anew: data, or the zone, changed. */
  render(): void;
}

/** Starts a page: shakes hands with the host, then hands over to the view that `make` makes. */
export function startPage<Key extends string, State extends CommonState>(
  state: StateSchema<State>,
  make: (context: PageContext<Key | CommonString, State>) => PageView,
): void {
  let page: { readonly view: PageView; readonly context: PageContext } | undefined;
  const host = new Host(state, (message) => {
    if (message.type === 'init') {
      page ??= open(message, host, make);
    } else if (page !== undefined) {
      deliver(message, page.view, page.context);
    }
  });
  host.ready();
}

function open<Key extends string, State extends CommonState>(
  init: InitMessage,
  host: Host<State>,
  make: (context: PageContext<Key | CommonString, State>) => PageView,
): { view: PageView; context: PageContext } {
  host.save({ ...init.ref });
  const words = new Strings<Key | CommonString>(init.strings);
  let zone: ZoneChoice = host.saved.zone ?? 'instance';
  let formats: Formats | undefined;
  let zoneOfFormats = '';
  const current = (): Formats => {
    const name = frame.zone(zone);
    if (formats === undefined || name !== zoneOfFormats) {
      formats = formatsFor(init.locale, name);
      zoneOfFormats = name;
    }
    return formats;
  };
  const frame = new Frame({
    words,
    localZone: init.localZone,
    zone,
    onZone: (chosen) => {
      zone = chosen;
      host.save({ zone });
      frame.render(current());
      view.render();
    },
    onRefresh: () => {
      host.post({ type: 'refresh' });
    },
    onLink: (command) => {
      host.post({ type: 'run', command });
    },
  });
  const context: PageContext<Key | CommonString, State> = { host, words, locale: init.locale, frame, formats: current };
  const view = make(context);
  return { view, context };
}

function deliver(message: ToPanel, view: PageView, { frame, formats }: PageContext): void {
  switch (message.type) {
    case 'loading':
      frame.wait(true);
      return;
    case 'offerSave':
      frame.openSave();
      return;
    case 'failed':
      frame.fail(message.error);
      frame.render(formats());
      return;
    case 'notice':
      frame.say(message.text, formats());
      return;
    default:
      view.receive(message);
      frame.render(formats());
      view.render();
  }
}
