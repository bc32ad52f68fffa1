import { childNamed, type XmlElement } from '../xml/element';

/** A SOAP fault as Campaign words it (docs/campaign/soap.md). */
export interface SoapFault {
  /** `SOAP-ENV:Client`, `-53` … rarely helpful. */
  readonly faultCode: string;
  /** e.g. `SOP-330011 Error while executing the method 'ExecuteQuery' of service 'xtk:queryDef'.` */
  readonly text: string;
  /** The real cause when the text is the generic SOP-330011; innermost first. May be ''. */
  readonly detail: string;
}

function allText(element: XmlElement | undefined): string {
  if (element === undefined) {
    return '';
  }
  return [element.text, ...element.children.map(allText)].join(' ').trim();
}

/** Reads SOAP 1.1 (`faultstring`, `detail`), and SOAP 1.2 (`Reason/Text`, `Detail`) which gateways in between use. */
export function faultFrom(element: XmlElement): SoapFault {
  return {
    faultCode: allText(childNamed(element, 'faultcode') ?? childNamed(element, 'Code')),
    text: allText(childNamed(element, 'faultstring') ?? childNamed(element, 'Reason')),
    detail: allText(childNamed(element, 'detail') ?? childNamed(element, 'Detail')),
  };
}

/**
 * A fault that came as bare text, as a refused Logon does on live instances (HTTP 403,
 * `XSV-350012 Invalid login or password. Connection denied.`). Undefined when the text is none.
 */
export function faultFromText(body: string): SoapFault | undefined {
  const text = body.trim();
  return /^[^<]{0,200}?\b[A-Z]{3}-\d{6}\b/.test(text)
    ? { faultCode: '', text: text.slice(0, 2000), detail: '' }
    : undefined;
}

/** The codes in a text, in order, e.g. `['XTK-170036']`. */
export function codesIn(text: string): string[] {
  return text.match(/\b[A-Z]{3}-\d{6}\b/g) ?? [];
}
