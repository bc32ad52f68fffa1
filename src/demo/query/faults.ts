import type { Schema } from '../schemas/schema';
import { SoapFault } from '../soap/fault';

const IN_QUERY = "SOP-330011 Error while executing the method 'ExecuteQuery' of service 'xtk:queryDef'.";

/** An expression that is no XTK. */
export function parserFault(expression: string): SoapFault {
  return new SoapFault({
    message: `XTK-170036 Unable to parse expression '${expression}'.`,
    detail: IN_QUERY,
    faultCode: 'SOAP-ENV:Server',
  });
}

/** A path that the schema does not have: the same code, the reason in the detail. */
export function unknownPath(path: string, schema: Schema): SoapFault {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const what = name.startsWith('@') ? `attribute '${name.slice(1)}'` : `element '${name}'`;
  return new SoapFault({
    message: `XTK-170036 Unable to parse expression '${path}'.`,
    detail: `XTK-170006 Unknown ${what} (see definition of schema '${schema.definition.label} (${schema.id})').\n${IN_QUERY}`,
    faultCode: 'SOAP-ENV:Server',
  });
}

export function unknownSchema(id: string): SoapFault {
  return new SoapFault({
    message: `XTK-170024 The schema '${id}' is not defined in the current context.`,
    detail: IN_QUERY,
    faultCode: 'SOAP-ENV:Server',
  });
}

export function queryFault(message: string): SoapFault {
  return new SoapFault({ message: IN_QUERY, detail: message, faultCode: 'SOAP-ENV:Server' });
}
