import type { EpochMs } from '../../domain/delivery';
import { fromEpochMs } from '../values/cast';
import { escapeXml } from '../xml/escape';

/**
 * One argument of a SOAP call, already written as XML. Arguments count by position, their names are for people.
 * Types are those of Campaign's WSDL (docs/campaign/soap.md).
 */
export interface SoapArgument {
  readonly xml: string;
}

function typed(name: string, type: string, value: string): SoapArgument {
  return { xml: `<${name} xsi:type="xsd:${type}">${escapeXml(value)}</${name}>` };
}

const LITERAL = 'SOAP-ENV:encodingStyle="http://xml.apache.org/xml-soap/literalxml"';

/** `value` may hold any characters that XML can carry; a RangeError otherwise. */
export const argument = {
  string: (name: string, value: string): SoapArgument => typed(name, 'string', value),
  boolean: (name: string, value: boolean): SoapArgument => typed(name, 'boolean', String(value)),
  /** XTK `long`, 32 bits. */
  int: (name: string, value: number): SoapArgument => typed(name, 'int', String(value)),
  /** XTK `byte`, such as a field of flags. */
  byte: (name: string, value: number): SoapArgument => typed(name, 'byte', String(value)),
  dateTime: (name: string, value: EpochMs): SoapArgument => typed(name, 'datetime', fromEpochMs(value)),
  /** A DOM element; `xml` must be well-formed. */
  element: (name: string, xml: string): SoapArgument => ({
    xml: `<${name} xsi:type="ns:Element" ${LITERAL}>${xml}</${name}>`,
  }),
  /** A DOM document, also the "this" of a method that is not static; `xml` must be well-formed. */
  document: (name: string, xml: string): SoapArgument => ({ xml: `<${name} xsi:type="" ${LITERAL}>${xml}</${name}>` }),
};
