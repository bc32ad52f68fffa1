import { l10n } from 'vscode';
import type { PanelErrorText } from '../contract';

/** Something a panel found out by itself, already in words. */
export class PanelProblem extends Error {
  readonly text: PanelErrorText;

  constructor(text: PanelErrorText) {
    super(text.what);
    this.name = 'PanelProblem';
    this.text = text;
  }
}

export function connectionGone(): PanelProblem {
  return new PanelProblem({
    what: l10n.t('The instance of this panel is not in your list any more.'),
    why: l10n.t('Its connection was removed, or belongs to another profile.'),
    next: l10n.t('Add the instance again, then open the panel from its delivery.'),
  });
}

export function deliveryGone(): PanelProblem {
  return new PanelProblem({
    what: l10n.t('This delivery does not exist on the instance any more.'),
    why: l10n.t('It was deleted, or its identifier belongs to another instance.'),
    next: l10n.t('Refresh the Deliveries view to see what is there now.'),
  });
}
