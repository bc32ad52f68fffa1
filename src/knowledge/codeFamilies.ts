import * as l10n from '@vscode/l10n';

/** Which part of Campaign speaks, by the three letters of a code; judged from the codes that public pages show. */
const FAMILIES: Readonly<Record<string, () => string>> = {
  BAS: () => l10n.t('Codes of this kind come from the base of all modules: files, memory, states of objects.'),
  CRL: () => l10n.t('Codes of this kind come from transfers of files (cURL).'),
  DLV: () => l10n.t('Codes of this kind come from deliveries.'),
  INT: () => l10n.t('Codes of this kind come from connections to other servers (HTTP, mail).'),
  IOB: () => l10n.t('Codes of this kind come from encrypted connections (TLS).'),
  JST: () => l10n.t('Codes of this kind come from JavaScript in contents and pages.'),
  JVM: () => l10n.t('Codes of this kind come from the Java machine of the web module.'),
  ODB: () => l10n.t('Codes of this kind come from databases reached over ODBC.'),
  ORA: () => l10n.t('Codes of this kind come from Oracle.'),
  PGS: () => l10n.t('Codes of this kind come from PostgreSQL.'),
  QUE: () => l10n.t('Codes of this kind come from the rights that queries and writes are checked against.'),
  RED: () => l10n.t('Codes of this kind come from the redirection, which serves tracked links.'),
  RST: () => l10n.t('Codes of this kind come from the REST API.'),
  SCM: () => l10n.t('Codes of this kind come from the documents that schemas, forms and workflows are written in.'),
  SCR: () => l10n.t('Codes of this kind come from scripts.'),
  SOP: () => l10n.t('Codes of this kind come from SOAP calls.'),
  TIM: () => l10n.t('Codes of this kind come from dates and times.'),
  URL: () => l10n.t('Codes of this kind come from the reading of addresses (URLs).'),
  WDB: () => l10n.t('Codes of this kind come from Campaign’s access to its database.'),
  WKF: () => l10n.t('Codes of this kind come from workflows.'),
  XFR: () => l10n.t('Codes of this kind come from schemas and forms.'),
  XML: () => l10n.t('Codes of this kind come from the reading of XML.'),
  XSV: () => l10n.t('Codes of this kind come from the application server: sessions, rights, saving.'),
  XTK: () => l10n.t('Codes of this kind come from queries and schemas.'),
};

/** Which part of Campaign says a code, `DLV-490032`; undefined for letters that no public page shows. */
export function codeFamilyText(code: string): string | undefined {
  const letters = code.slice(0, 3).toUpperCase();
  return Object.hasOwn(FAMILIES, letters) ? FAMILIES[letters]?.() : undefined;
}
