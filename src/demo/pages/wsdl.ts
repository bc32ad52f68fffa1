import { findSchema } from '../schemas/registry';
import type { ListedMethod } from '../schemas/compiled';
import { WIRE_TYPE } from '../soap/values';
import { element, type XmlElement } from '../xml/element';
import { writeXml } from '../xml/write';

/** XML Schema type of a parameter: structures travel as elements. */
function wireType(type: string): string {
  const wire = Object.entries(WIRE_TYPE).find(([name]) => name === type)?.[1] ?? 'xsd:string';
  return wire.startsWith('xsd:') ? wire.replace('xsd:', 's:') : 's:anyType';
}

function message(name: string, parameters: readonly XmlElement[]): XmlElement {
  return element('element', { name }, [element('complexType', {}, [element('sequence', {}, parameters)])]);
}

function parameterElement({ name, type }: { readonly name: string; readonly type: string }): XmlElement {
  return element('s:element', { name, type: wireType(type), minOccurs: 1, maxOccurs: 1 });
}

function types(method: ListedMethod): XmlElement[] {
  const all = method.parameters ?? [];
  const session = element('s:element', { name: 'sessiontoken', type: 's:string' });
  const entity = method.static === true ? [] : [element('s:element', { name: 'entity', type: 's:anyType' })];
  const inputs = all.filter(({ inout }) => inout !== 'out').map(parameterElement);
  const outputs = all.filter(({ inout }) => inout === 'out' || inout === 'inout').map(parameterElement);
  return [
    message(method.name, [session, ...entity, ...inputs]),
    message(`${method.name}Response`, [...entity, ...outputs]),
  ];
}

function operation(method: ListedMethod): XmlElement {
  return element('operation', { name: method.name }, [
    element('input', { message: `tns:${method.name}In` }),
    element('output', { message: `tns:${method.name}Out` }),
  ]);
}

function binding(method: ListedMethod, id: string): XmlElement {
  const body = element('soap:body', { use: 'literal' });
  return element('operation', { name: method.name }, [
    element('soap:operation', { soapAction: `${id}#${method.name}`, style: 'document' }),
    element('input', {}, [body]),
    element('output', {}, [body]),
  ]);
}

/** `GET /nl/jsp/schemawsdl.jsp?schema=ns:name`: the methods of a schema as WSDL; undefined when there is no such schema. */
export function wsdlPage(id: string, methods: readonly ListedMethod[], url: string): string | undefined {
  const schema = findSchema(id);
  if (schema === undefined) {
    return undefined;
  }
  const own = methods.filter(({ service }) => service === id || service === schema.definition.implements);
  const target = `urn:${id}`;
  const service = id.replace(':', '');
  return `<?xml version='1.0'?>${writeXml(
    element(
      'definitions',
      {
        xmlns: 'http://schemas.xmlsoap.org/wsdl/',
        'xmlns:soap': 'http://schemas.xmlsoap.org/wsdl/soap/',
        'xmlns:s': 'http://www.w3.org/2001/XMLSchema',
        'xmlns:tns': target,
        targetNamespace: target,
      },
      [
        element('types', {}, [
          element('s:schema', { targetNamespace: target, elementFormDefault: 'qualified' }, own.flatMap(types)),
        ]),
        ...own.flatMap(({ name }) => [
          element('message', { name: `${name}In` }, [element('part', { name: 'parameters', element: `tns:${name}` })]),
          element('message', { name: `${name}Out` }, [
            element('part', { name: 'parameters', element: `tns:${name}Response` }),
          ]),
        ]),
        element('portType', { name: `${service}MethodsSoap` }, own.map(operation)),
        element('binding', { name: `${service}MethodsSoap`, type: `tns:${service}MethodsSoap` }, [
          element('soap:binding', { transport: 'http://schemas.xmlsoap.org/soap/http', style: 'document' }),
          ...own.map((method) => binding(method, id)),
        ]),
        element('service', { name: `${service}Methods` }, [
          element('port', { name: `${service}MethodsSoap`, binding: `tns:${service}MethodsSoap` }, [
            element('soap:address', { location: `${url}/nl/jsp/soaprouter.jsp` }),
          ]),
        ]),
      ],
    ),
  )}`;
}
