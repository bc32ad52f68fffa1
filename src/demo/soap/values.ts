import type { XmlElement } from '../xml/element';

/** A typed value of an answer, in the order the method declares it. */
export interface SoapValue {
  readonly name: string;
  /** XTK type name, as in a schema's `<param type>`. */
  readonly type:
    | 'string'
    | 'memo'
    | 'boolean'
    | 'byte'
    | 'short'
    | 'long'
    | 'int64'
    | 'double'
    | 'datetime'
    | 'date'
    | 'DOMElement'
    | 'DOMDocument';
  readonly value: string | XmlElement | undefined;
}

/** `xsi:type` of each XTK type in an answer (protocol facts, section 1): documents and elements alike are elements. */
export const WIRE_TYPE: Readonly<Record<SoapValue['type'], string>> = {
  string: 'xsd:string',
  memo: 'xsd:string',
  boolean: 'xsd:boolean',
  byte: 'xsd:byte',
  short: 'xsd:short',
  long: 'xsd:int',
  int64: 'xsd:long',
  double: 'xsd:double',
  datetime: 'xsd:dateTime',
  date: 'xsd:date',
  DOMElement: 'ns:Element',
  DOMDocument: 'ns:Element',
};

export function stringValue(name: string, value: string): SoapValue {
  return { name, type: 'string', value };
}

export function elementValue(name: string, value: XmlElement | undefined): SoapValue {
  return { name, type: 'DOMElement', value };
}

export function documentValue(name: string, value: XmlElement | undefined): SoapValue {
  return { name, type: 'DOMDocument', value };
}
