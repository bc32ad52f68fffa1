import type { Answer, Received, Script } from './scriptedServer';

const XSI =
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ns="http://xml.apache.org/xml-soap"';

/** An answer in the shape of docs/campaign/soap.md. */
export function envelope(method: string, urn: string, values: string): string {
  return (
    `<?xml version='1.0'?><SOAP-ENV:Envelope ${XSI} xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>` +
    `<${method}Response xmlns="urn:${urn}" SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">${values}</${method}Response>` +
    '</SOAP-ENV:Body></SOAP-ENV:Envelope>'
  );
}

export function rows(name: string, ...elements: readonly string[]): string {
  return document(`<${name}-collection>${elements.join('')}</${name}-collection>`);
}

/** The answer of ExecuteQuery. */
export function document(xml: string): string {
  return envelope(
    'ExecuteQuery',
    'xtk:queryDef',
    `<pdomOutput xsi:type="ns:Element" SOAP-ENV:encodingStyle="http://xml.apache.org/xml-soap/literalxml">${xml}</pdomOutput>`,
  );
}

export function fault(text: string, detail = '', code = 'SOAP-ENV:Client'): string {
  return (
    `<?xml version='1.0'?><SOAP-ENV:Envelope ${XSI} xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>` +
    `<SOAP-ENV:Fault><faultcode>${code}</faultcode><faultstring xsi:type="xsd:string">${text}</faultstring>` +
    `<detail xsi:type="xsd:string">${detail}</detail></SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>`
  );
}

export const SESSION_TOKEN = '___d3adbeef-0000-4000-8000-00000000cafe';
export const SECURITY_TOKEN = '@securitytokenOfThisTestRunWithManyCharacters==';

export function logonAnswer(session = SESSION_TOKEN, security = SECURITY_TOKEN, method = 'Logon'): string {
  return envelope(
    method,
    'xtk:session',
    `<pstrSessionToken xsi:type="xsd:string">${session}</pstrSessionToken>` +
      '<pSessionInfo xsi:type="ns:Element"><sessionInfo>' +
      '<serverInfo instanceName="unit" buildNumber="9396" releaseName="7.4" serverDate="2026-11-23 12:00:00.000Z"/>' +
      '<userInfo login="doctor" loginId="12" timezone="Europe/Paris"/></sessionInfo></pSessionInfo>' +
      `<pstrSecurityToken xsi:type="xsd:string">${security}</pstrSecurityToken>`,
  );
}

export const NO_SCHEMA = envelope('GetEntityIfMoreRecent', 'xtk:persist', '<pdomDoc xsi:type="ns:Element"/>');
export const REDIR =
  "<redir status='OK' date='2026-11-23 12:00:00.000Z' version='7.4.3' build='9396' instance='unit'/>";

/** A script of SOAP calls by name; sign-in, /r/test and missing schemas are answered when it does not say otherwise. */
export function script(calls: Readonly<Record<string, (request: Received) => string | Answer>>): Script {
  const usual: Readonly<Record<string, (request: Received) => string | Answer>> = {
    Logon: () => logonAnswer(),
    Logoff: () => envelope('Logoff', 'xtk:session', ''),
    GetEntityIfMoreRecent: () => NO_SCHEMA,
    '': (request) => (request.path.startsWith('/r/test') ? REDIR : { status: 404, body: 'no such page' }),
  };
  return (request) => {
    const handle = calls[request.call] ?? usual[request.call];
    if (handle === undefined) {
      return { body: fault(`SOP-330006 The method '${request.call}' is not defined.`) };
    }
    const answer = handle(request);
    return typeof answer === 'string' ? { body: answer } : answer;
  };
}
