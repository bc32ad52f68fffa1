import { escapeXml, writeXml } from '../xml/write';
import type { SoapFault } from './fault';
import { WIRE_TYPE, type SoapValue } from './values';

const OPEN =
  `<?xml version='1.0'?><SOAP-ENV:Envelope xmlns:xsd='http://www.w3.org/2001/XMLSchema' ` +
  `xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:ns='urn:xtk:session' ` +
  `xmlns:SOAP-ENV='http://schemas.xmlsoap.org/soap/envelope/'><SOAP-ENV:Body>`;
const CLOSE = '</SOAP-ENV:Body></SOAP-ENV:Envelope>';
const ENCODING = `SOAP-ENV:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'`;
const LITERAL = `SOAP-ENV:encodingStyle='http://xml.apache.org/xml-soap/literalxml'`;

function writeValue({ name, type, value }: SoapValue): string {
  const wire = WIRE_TYPE[type];
  if (type === 'DOMElement' || type === 'DOMDocument') {
    const inner = value === undefined ? '' : typeof value === 'string' ? value : writeXml(value);
    return `<${name} xsi:type='${wire}' ${LITERAL}>${inner}</${name}>`;
  }
  return `<${name} xsi:type='${wire}'>${typeof value === 'string' ? escapeXml(value) : ''}</${name}>`;
}

/** The answer of a method: `Body/{Method}Response/{values}`. XML values given as strings are already written XML. */
export function writeAnswer(urn: string, method: string, values: readonly SoapValue[]): string {
  return `${OPEN}<${method}Response xmlns='urn:${urn}' ${ENCODING}>${values.map(writeValue).join('')}</${method}Response>${CLOSE}`;
}

export function writeFault(fault: SoapFault): string {
  const detail = fault.detail === undefined ? '' : `<detail xsi:type='xsd:string'>${escapeXml(fault.detail)}</detail>`;
  return (
    `${OPEN}<SOAP-ENV:Fault><faultcode>${fault.faultCode}</faultcode>` +
    `<faultstring xsi:type='xsd:string'>${escapeXml(fault.message)}</faultstring>${detail}</SOAP-ENV:Fault>${CLOSE}`
  );
}
