import { escapeXml } from '../xml/escape';
import type { SoapArgument } from './argument';

/** One SOAP call, whoever is calling. */
export interface SoapCall {
  /** Schema or interface that has the method, e.g. `xtk:queryDef`, `xtk:persist`. */
  readonly urn: string;
  readonly method: string;
  readonly arguments: readonly SoapArgument[];
  /** What is being done, for errors and the log, e.g. `ExecuteQuery nms:delivery`. */
  readonly doing: string;
  /** Reads may be sent again after a transport fault; writes are sent once. */
  readonly effect: 'read' | 'write';
  /** Bytes of the answer at most; by default what `ReadLimits` allow a document or rows, and for a write a few values. */
  readonly maxAnswerBytes?: number;
}

const NAMESPACES =
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns="http://xml.apache.org/xml-soap"';

/**
 * The request body. The session token is always the first argument, even empty: otherwise Campaign takes the first
 * real argument for it (docs/campaign/soap.md).
 */
export function soapEnvelope(call: SoapCall, sessionToken: string): string {
  const values = call.arguments.map((value) => value.xml).join('');
  return (
    `<SOAP-ENV:Envelope ${NAMESPACES}><SOAP-ENV:Body>` +
    `<m:${call.method} xmlns:m="urn:${escapeXml(call.urn)}" SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">` +
    `<sessiontoken xsi:type="xsd:string">${escapeXml(sessionToken)}</sessiontoken>${values}` +
    `</m:${call.method}></SOAP-ENV:Body></SOAP-ENV:Envelope>`
  );
}
