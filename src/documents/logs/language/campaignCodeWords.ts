import { l10n } from 'vscode';
import type { CampaignCode, CodeFamily } from '../../../domain/log/codeTable';

/** What Campaign's codes mean. */
export const CAMPAIGN_CODE_WORDS: Readonly<Record<CampaignCode, string>> = {
  'DLV-490009': l10n.t('The delivery has no target population.'),
  'INT-150012': l10n.t('An HTTP query was answered with an error; its status stands behind.'),
  'JST-310027': l10n.t('A script failed, or uses a URL that urlPermission does not allow; the text says which.'),
  'ODB-240000': l10n.t('An error of an ODBC driver, for instance because the driver or the data source is not found.'),
  'PGS-220000': l10n.t('PostgreSQL refused a statement; its own error stands behind.'),
  'RST-360011': l10n.t('A call of the REST API failed; the lines below say why.'),
  'SOP-330006': l10n.t('A SOAP call with wrong parameters.'),
  'SOP-330011': l10n.t('A SOAP method failed; the lines above say why.'),
  'TIM-030008': l10n.t(
    'A date could not be read: characters are missing. With an external database the driver is often not installed properly.',
  ),
  'TIM-030009': l10n.t('A date or time is not written the way Campaign expects it.'),
  'WDB-200001': l10n.t('An SQL statement could not be executed; the error of the database stands beside it.'),
  'WDB-200011': l10n.t('The requested record does not exist.'),
  'XSV-350008': l10n.t('The session has expired or is not valid; sign in again.'),
  'XSV-350012': l10n.t('The login or the password is wrong.'),
  'XSV-350013': l10n.t('The address from which the call comes is in no security zone that allows it.'),
  'XTK-170006': l10n.t('An expression could not be parsed.'),
  'XTK-170016': l10n.t('A query contains SQL, which this instance does not allow.'),
  'XTK-170024': l10n.t('A schema is not defined here, for instance a temporary one that is gone.'),
  'XTK-170036': l10n.t('An expression could not be parsed, mostly because an attribute does not exist in the schema.'),
};

/** Which part of Campaign says a code. */
export const FAMILY_WORDS: Readonly<Record<CodeFamily, string>> = {
  DLV: l10n.t('Codes of this kind come from deliveries.'),
  INT: l10n.t('Codes of this kind come from connections to other servers (HTTP, mail).'),
  JST: l10n.t('Codes of this kind come from JavaScript in contents and pages.'),
  ODB: l10n.t('Codes of this kind come from databases reached over ODBC.'),
  ORA: l10n.t('Codes of this kind come from Oracle.'),
  PGS: l10n.t('Codes of this kind come from PostgreSQL.'),
  RST: l10n.t('Codes of this kind come from the REST API.'),
  SCR: l10n.t('Codes of this kind come from scripts.'),
  SOP: l10n.t('Codes of this kind come from SOAP calls.'),
  TIM: l10n.t('Codes of this kind come from dates and times.'),
  WDB: l10n.t('Codes of this kind come from Campaign’s access to its database.'),
  WKF: l10n.t('Codes of this kind come from workflows.'),
  XFR: l10n.t('Codes of this kind come from schemas and forms.'),
  XSV: l10n.t('Codes of this kind come from the application server: sessions, rights, saving.'),
  XTK: l10n.t('Codes of this kind come from queries and schemas.'),
};
