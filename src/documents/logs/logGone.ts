import { l10n } from 'vscode';
import type { ErrorWords } from '../../platform/commandRunner';

/** The file or the server that a log was read from is not there. */
export class LogGone extends Error {
  constructor(readonly what: string) {
    super(`${what} is not there`);
    this.name = 'LogGone';
  }

  get words(): ErrorWords {
    return {
      what: l10n.t('{0} is not there', this.what),
      next: l10n.t('Open the log again from the list of the server’s logs.'),
    };
  }
}
