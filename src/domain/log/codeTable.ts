/** Where an explanation comes from. */
export interface CodeSource {
  readonly title: string;
  readonly url: string;
}

const SDK: CodeSource = { title: 'Adobe, acc-js-sdk', url: 'https://github.com/adobe/acc-js-sdk' };
const DOCS = (page: string): CodeSource => ({
  title: `Adobe Campaign Classic v7: ${page}`,
  url: 'https://experienceleague.adobe.com/docs/campaign-classic/using/campaign-classic-home.html',
});
const WORKFLOW_ERRORS: CodeSource = {
  title: 'Adobe Experience League: workflow error tips',
  url: 'https://experienceleague.adobe.com/docs/campaign-classic-learn/overview.html',
};
const TRIGGERS = DOCS('Troubleshooting the Triggers pipeline');

/** Campaign's own codes. Only those that a public page of Adobe, or its own client, shows with its meaning. */
export const CAMPAIGN_CODES = {
  'DLV-490009': SDK,
  'INT-150012': TRIGGERS,
  'JST-310027': DOCS('URL permissions (server configuration)'),
  'ODB-240000': DOCS('Configure access to Teradata'),
  'PGS-220000': WORKFLOW_ERRORS,
  'RST-360011': DOCS('External signal'),
  'SOP-330006': SDK,
  'SOP-330011': SDK,
  'TIM-030008': DOCS('Configure access to Teradata'),
  'TIM-030009': SDK,
  'WDB-200001': DOCS('Release notes'),
  'WDB-200011': SDK,
  'XSV-350008': SDK,
  'XSV-350012': SDK,
  'XSV-350013': SDK,
  'XTK-170006': DOCS('External signal'),
  'XTK-170016': SDK,
  'XTK-170024': DOCS('Release notes'),
  'XTK-170036': WORKFLOW_ERRORS,
} as const satisfies Readonly<Record<string, CodeSource>>;

export type CampaignCode = keyof typeof CAMPAIGN_CODES;

/** What the three letters of a code stand for: the part of Campaign that says it, judged from the codes above and their like. */
export const CODE_FAMILIES = [
  'DLV',
  'INT',
  'JST',
  'ODB',
  'ORA',
  'PGS',
  'RST',
  'SCR',
  'SOP',
  'TIM',
  'WDB',
  'WKF',
  'XFR',
  'XSV',
  'XTK',
] as const;
export type CodeFamily = (typeof CODE_FAMILIES)[number];

export function isCampaignCode(code: string): code is CampaignCode {
  return Object.hasOwn(CAMPAIGN_CODES, code);
}

export function familyOf(code: string): CodeFamily | undefined {
  return CODE_FAMILIES.find((family) => code.startsWith(`${family}-`));
}
