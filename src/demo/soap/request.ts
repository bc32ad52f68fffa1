import { attribute, childElements, firstChild, localName, textOf, type XmlElement } from '../xml/element';
import { parseXml } from '../xml/parse';
import { SoapFault } from './fault';

/** One SOAP call as it came in, whatever its dialect. Arguments are positional. */
export interface SoapCall {
  /** Schema or interface of the method, e.g. `xtk:session`, `xtk:persist|xtk:session`. */
  readonly urn: string;
  readonly method: string;
  /** First argument of every call; may be empty. */
  readonly sessionToken: string;
  /** Session and security token of the SOAP header, where the caller put them there. */
  readonly headerCookie: string;
  readonly headerSecurityToken: string;
  readonly args: readonly XmlElement[];
}

function malformed(message: string): SoapFault {
  return new SoapFault({ message: `SOP-330001 ${message}`, httpStatus: 500 });
}

/** `xtk:session#Logon` with or without quotes; undefined when the header is absent or says nothing. */
function parseAction(header: string): { urn: string; method: string } | undefined {
  const clean = header.trim().replace(/^"|"$/g, '').replace(/^urn:/, '');
  const hash = clean.lastIndexOf('#');
  return hash <= 0 ? undefined : { urn: clean.slice(0, hash), method: clean.slice(hash + 1) };
}

/** Namespace of an element, looked up in itself and then in those around it. */
function namespaceOf(node: XmlElement, around: readonly XmlElement[]): string {
  const prefix = node.name.includes(':') ? node.name.slice(0, node.name.indexOf(':')) : '';
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  return [node, ...around].map((element) => attribute(element, declaration)).find((uri) => uri !== '') ?? '';
}

/** The session token in a `Cookie` header, or ''. */
export function tokenInCookie(cookie: string): string {
  return /(?:^|;\s*)__sessiontoken=([^;]*)/.exec(cookie)?.[1] ?? '';
}

/**
 * Reads a call. Any prefixes are accepted; the header `SOAPAction` names the method, and failing that the
 * namespace of the body's element. Throws a SoapFault when the envelope is not one.
 */
export function readCall(body: string, actionHeader: string): SoapCall {
  let envelope: XmlElement;
  try {
    envelope = parseXml(body);
  } catch (error) {
    throw malformed(`The request is not well-formed XML: ${error instanceof Error ? error.message : ''}`);
  }
  const soapBody = firstChild(envelope, 'Body');
  const call = soapBody === undefined ? undefined : childElements(soapBody)[0];
  if (localName(envelope) !== 'Envelope' || soapBody === undefined || call === undefined) {
    throw malformed('The request is not a SOAP envelope.');
  }
  const header = firstChild(envelope, 'Header');
  const cookie = header === undefined ? undefined : firstChild(header, 'Cookie');
  const security = header === undefined ? undefined : firstChild(header, 'X-Security-Token');
  const action = parseAction(actionHeader);
  const [session, ...args] = childElements(call);
  return {
    urn: action?.urn ?? namespaceOf(call, [soapBody, envelope]).replace(/^urn:/, ''),
    method: localName(call),
    sessionToken: session === undefined ? '' : textOf(session).trim(),
    headerCookie: cookie === undefined ? '' : tokenInCookie(textOf(cookie)),
    headerSecurityToken: security === undefined ? '' : textOf(security).trim(),
    args,
  };
}
