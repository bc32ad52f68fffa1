import { CampaignError, type CampaignErrorCode } from '../errors';
import type { Secrets } from '../secrets';
import { codesIn, type SoapFault } from './fault';

/**
 * What each Campaign code means to a caller. Sources: docs/campaign/soap.md; XSV-350012 as text and XFR-180000
 * from a public integration run against a live 7.4.3.
 */
const BY_CODE: Readonly<Record<string, CampaignErrorCode>> = {
  'XSV-350008': 'sessionExpired',
  'XSV-350012': 'logonRefused',
  'XSV-350013': 'securityZone',
  'XFR-180000': 'unknownSchema',
  'XTK-170024': 'unknownSchema',
  'XTK-170036': 'unknownAttribute',
  'SOP-330006': 'unknownMethod',
  'SOP-330024': 'unknownMethod',
};

/**
 * Wordings, for faults whose number is not documented. Adobe's English; a localised server falls back to `serverError`.
 */
const BY_WORDS: readonly [RegExp, CampaignErrorCode][] = [
  [/\b(banned|too many (failed|unsuccessful)|temporarily (locked|blocked)|account (is )?locked)\b/i, 'banned'],
  [/invalid login or password/i, 'logonRefused'],
  [/session has expired|session (is )?invalid/i, 'sessionExpired'],
  [/security zone|IP address via which/i, 'securityZone'],
  [
    /access denied|not authori[sz]ed|insufficient (rights|privileges)|do not have (the )?(right|permission)/i,
    'missingRight',
  ],
  [/unknown \(see definition of (the )?schema/i, 'unknownAttribute'],
];

/** What befalls a server, whatever it was asked: such a fault says nothing of the query, also under a code of XTK. */
const OUT_OF_ORDER =
  /out of memory|not enough memory|deadlock|no space left|disk (is )?full|timed? ?out|connection (is|was) /i;

/** Codes of the database and its drivers: a query that came so far was one that Campaign understood. */
function isOfDatabase(code: string): boolean {
  return /^(PGS|ODB|ORA|ORC|MSQ|MYS|DB2|TDA|WDB)-/.test(code);
}

/** What was asked for when a fault came. */
export interface Asked {
  readonly doing: string;
  /** The SOAP method, where it was one. */
  readonly method?: string;
}

/** What the fault is, most telling sign first. */
export function classify(fault: SoapFault): CampaignErrorCode {
  const own = codesIn(fault.text);
  const inner = codesIn(fault.detail);
  const words = `${fault.text} ${fault.detail}`;
  // A ban is told beside the number of a refused logon, and matters more.
  const banned = BY_WORDS[0]?.[0].test(words) === true && [...own, ...inner].some((code) => code.startsWith('XSV-'));
  if (banned) {
    return 'banned';
  }
  for (const code of [...own, ...inner]) {
    const known = BY_CODE[code];
    if (known !== undefined) {
      return known;
    }
  }
  const said = BY_WORDS.find(([pattern]) => pattern.test(words));
  if (said !== undefined) {
    return said[1];
  }
  if ([...own, ...inner].some(isOfDatabase) || OUT_OF_ORDER.test(words)) {
    return 'serverError';
  }
  // A server that hides its reasons says only that the method failed; with XTK it was the query.
  const isHidden =
    fault.detail.trim() === '' && own.length === 1 && own[0] === 'SOP-330011' && fault.text.includes('ExecuteQuery');
  return isHidden || [...own, ...inner].some((code) => code.startsWith('XTK-')) ? 'queryError' : 'serverError';
}

/** The code that a fault's own text begins with. One inside the detail may come from another server, met in the middle of the work. */
const OWN_CODE = new WeakMap<CampaignError, string>();

/**
 * True for an error made from a fault by which the server refused the call outright because the session is over:
 * nothing was executed, so that even a write may be sent again.
 */
export function wasRefusedAtTheDoor(error: CampaignError): boolean {
  return OWN_CODE.get(error) === 'XSV-350008';
}

/** True when it is the called method itself that the server does not have: then nothing was executed. */
export function lacksMethod(error: CampaignError): boolean {
  const code = OWN_CODE.get(error);
  return error.code === 'unknownMethod' && code !== undefined && BY_CODE[code] === 'unknownMethod';
}

/** Names in quotes, as faults about expressions, attributes and schemas carry them. */
function quoted(text: string): string | undefined {
  const match = /'([^']+)'|"([^"]+)"/.exec(text);
  return match?.[1] ?? match?.[2];
}

/** The facts of a fault for the person and for the code that drops an unknown attribute. */
function factsOf(fault: SoapFault, code: CampaignErrorCode, { method }: Asked): Record<string, string> {
  const words = `${fault.text} ${fault.detail}`;
  const codes = codesIn(words);
  const facts: Record<string, string> = { message: fault.text };
  if (fault.detail !== '' && fault.detail !== fault.text) {
    facts['detail'] = fault.detail;
  }
  const faultCode = codes.find((found) => BY_CODE[found] === code) ?? codes[0];
  if (faultCode !== undefined) {
    facts['faultCode'] = faultCode;
  }
  if (code === 'unknownAttribute') {
    const expression = /XTK-170036[^'"]*(?:'([^']*)'|"([^"]*)")/.exec(words);
    const name = /(?:attribute|element)\s+(?:'([^']+)'|"([^"]+)")/i.exec(words);
    const found = expression?.[1] ?? expression?.[2];
    if (found !== undefined) {
      facts['expression'] = found;
    }
    const attribute = name?.[1] ?? name?.[2] ?? found;
    if (attribute !== undefined) {
      facts['attribute'] = attribute;
    }
  }
  if (code === 'unknownMethod') {
    const name = quoted(words) ?? method;
    if (name !== undefined) {
      facts['method'] = name;
    }
  }
  if (code === 'unknownSchema') {
    const schema = quoted(words);
    if (schema !== undefined) {
      facts['schema'] = schema;
    }
  }
  return facts;
}

/** Longest text of a server that goes into an error: more is noise, and may be somebody's data. */
const MAX_FACT_LENGTH = 1500;

/** The typed error of a fault. Secrets are taken out of everything the server said. */
export function faultError(fault: SoapFault, asked: Asked, secrets: Secrets, httpStatus: number): CampaignError {
  const { doing } = asked;
  const code = classify(fault);
  const facts: Record<string, string> = {};
  for (const [key, value] of Object.entries(factsOf(fault, code, asked))) {
    facts[key] = secrets.redact(value).slice(0, MAX_FACT_LENGTH);
  }
  if (httpStatus !== 200) {
    facts['status'] = String(httpStatus);
  }
  const error = new CampaignError({ code, doing, facts });
  const [first] = codesIn(fault.text);
  if (first !== undefined) {
    OWN_CODE.set(error, first);
  }
  return error;
}
