// Import it before whatever has words. `DELIVERY_DOCTOR_LANGUAGE=fr` shows the panels in another language.
import '../../vscodeStandIn';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** The language of the pictures. */
export const LANGUAGE = process.env.DELIVERY_DOCTOR_LANGUAGE ?? 'en';

if (LANGUAGE !== 'en') {
  const bundle = join(__dirname, `../../../../../l10n/bundle.l10n.${LANGUAGE}.json`);
  l10n.config({ contents: readFileSync(bundle, 'utf8') });
  Object.assign(vscode.l10n, { t: l10n.t });
}
