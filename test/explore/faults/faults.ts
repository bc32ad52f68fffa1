import { gzipSync } from 'node:zlib';

/** An answer as the instance itself would have given it, or as a fault gives it instead. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a client that asked gets: an answer, or how the connection behaves. */
export type Outcome =
  | Answer
  | 'refuse'
  | 'hang'
  /** So much of the answer, 0 to 1, and then the connection breaks, or nothing more comes. */
  | { readonly answer: Answer; readonly upTo: number; readonly then: 'reset' | 'end' | 'hang' };

export interface Request {
  readonly method: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export interface Fault {
  readonly name: string;
  /** It says that something does not exist, or may not be seen: then less may be shown, and remembered. */
  readonly denies: boolean;
  /**
   * It says by the server's own code that the call was refused before anything was executed: then it may be sent again, or
   * another method in its place.
   */
  readonly refusesAtTheDoor?: boolean;
  /** @param pass what the instance would answer */
  meet(request: Request, pass: () => Promise<Answer>): Promise<Outcome>;
}

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

function soap(content: string, status = 200, type = 'application/soap+xml;charset=utf-8'): Answer {
  const text = `<?xml version='1.0'?><SOAP-ENV:Envelope xmlns:SOAP-ENV='${ENVELOPE}' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><SOAP-ENV:Body>${content}</SOAP-ENV:Body></SOAP-ENV:Envelope>`;
  return { status, headers: { 'content-type': type }, body: Buffer.from(text) };
}

function page(status: number, type: string, text: string): Answer {
  return { status, headers: { 'content-type': type }, body: Buffer.from(text) };
}

function always(name: string, outcome: Outcome, denies = false): Fault {
  return { name, denies, meet: () => Promise.resolve(outcome) };
}

/** A fault that keeps the answer and spoils how it is sent. */
function spoilt(name: string, spoil: (answer: Answer) => Outcome): Fault {
  return { name, denies: false, meet: async (_request, pass) => spoil(await pass()) };
}

function fault(name: string, text: string, detail = '', denies = false, status = 200): Fault {
  const content = `<SOAP-ENV:Fault><faultcode>SOAP-ENV:Server</faultcode><faultstring xsi:type='xsd:string'>${text}</faultstring><detail xsi:type='xsd:string'>${detail}</detail></SOAP-ENV:Fault>`;
  return always(`fault: ${name}`, soap(content, status), denies);
}

const HTML = '<html><head><title>Gateway</title></head><body><h1>Something is wrong here</h1></body></html>';

const STATUSES = [301, 302, 307, 400, 401, 403, 404, 405, 408, 409, 413, 429, 500, 501, 502, 503, 504];

const byStatus = STATUSES.flatMap((status) => [
  always(`HTTP ${status}, no body`, page(status, 'text/plain', '')),
  always(`HTTP ${status}, a page`, page(status, 'text/html', HTML)),
  always(`HTTP ${status}, JSON`, page(status, 'application/json', '{"error":"no"}')),
]);

const broken = [0, 0.3, 0.9, 0.999].flatMap((upTo) =>
  (['reset', 'end', 'hang'] as const).map((then) =>
    spoilt(`${Math.floor(upTo * 100)}% and then ${then}`, (answer) => ({ answer, upTo, then })),
  ),
);

const faults = [
  fault(
    'a passing deadlock',
    'PGS-220000 PostgreSQL error: ERROR: deadlock detected',
    'WDB-200001 SQL statement could not be executed.',
  ),
  fault('database gone', 'ODB-240000 ODBC error: [Microsoft] connection is busy', ''),
  fault('out of memory', 'XTK-170006 Out of memory', ''),
  {
    ...fault('the session ended', 'XSV-350008 Session has expired or is invalid. Please reconnect.', ''),
    refusesAtTheDoor: true,
  },
  fault(
    'a session that ended in the middle of the work',
    'SOP-330011 Error while executing the method.',
    'XSV-350008 Session has expired or is invalid. Please reconnect.',
  ),
  fault('no right', "XSV-350018 You do not have the 'READ' right on the schema", '', true),
  fault(
    'unknown attribute',
    "XTK-170036 Unable to parse expression '@nothing'.",
    "Unknown attribute 'nothing' (see definition of schema 'Deliveries' (nms:delivery)).",
    true,
  ),
  fault('unknown schema', "SOP-330024 Unknown library 'nms:nothing'", '', true),
  {
    ...fault(
      'unknown method',
      "SOP-330006 The method 'Nothing' is not defined in the SOAP service 'nms:delivery'.",
      '',
      true,
    ),
    refusesAtTheDoor: true,
  },
  fault('hidden reason', 'SOP-330011 Error while executing the method.', '', true),
  fault('no words', '', ''),
  fault('a long text', 'x'.repeat(100_000), ''),
  fault('a page in its detail', 'SOP-330011 Error', '&lt;html&gt;&lt;body&gt;no&lt;/body&gt;&lt;/html&gt;', true),
  fault('HTTP 500 with a fault', 'PGS-220000 PostgreSQL error: ERROR: deadlock detected', '', false, 500),
  fault('HTTP 403 with a fault', 'PGS-220000 PostgreSQL error: ERROR: deadlock detected', '', false, 403),
];

const odd = [
  always('refused connection', 'refuse'),
  always('silence', 'hang'),
  always('an answer of another method', soap("<TestCnxResponse xmlns='urn:xtk:session'></TestCnxResponse>")),
  always('an envelope without an answer', soap('')),
  always('an empty body', page(200, 'application/soap+xml', '')),
  always('a page', page(200, 'text/html', HTML)),
  always('a sign-in page', page(200, 'text/html', '<html><form><input type="password"></form></html>')),
  always('JSON', page(200, 'application/json', '{"rows":[]}')),
  always('plain text', page(200, 'text/plain', 'OK')),
  always('bytes', {
    status: 200,
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from([0, 1, 2, 250, 251, 252]),
  }),
  always('a document type', page(200, 'text/xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
  always('XML that is none', page(200, 'text/xml', '<a><b></a>')),
  always('another document', page(200, 'text/xml', '<rss><channel/></rss>')),
  always('two documents', { ...soap(''), body: Buffer.concat([soap('').body, soap('').body]) }),
  always('deep nesting', soap('<a>'.repeat(2000) + '</a>'.repeat(2000))),
  always('bad compression', {
    status: 200,
    headers: { 'content-type': 'text/xml', 'content-encoding': 'gzip' },
    body: Buffer.from('no gzip'),
  }),
  always('too much of nothing', {
    status: 200,
    headers: { 'content-type': 'text/xml', 'content-encoding': 'gzip' },
    body: gzipSync(Buffer.alloc(40 * 1024 * 1024, 32)),
  }),
  spoilt('compressed and cut off', (answer) => {
    const body = gzipSync(answer.body);
    return {
      ...answer,
      headers: { ...answer.headers, 'content-encoding': 'gzip' },
      body: body.subarray(0, body.length - 9),
    };
  }),
  spoilt('half a document', (answer) => ({ ...answer, body: answer.body.subarray(0, answer.body.length / 2) })),
  spoilt('an unknown charset', (answer) => ({ ...answer, headers: { 'content-type': 'text/xml;charset=x-nothing' } })),
  spoilt('bytes that are no UTF-8', (answer) => ({
    ...answer,
    body: Buffer.concat([answer.body.subarray(0, -30), Buffer.from([0xff, 0xc3, 0x28]), answer.body.subarray(-30)]),
  })),
  spoilt('characters that XML forbids', (answer) => ({
    ...answer,
    body: Buffer.concat([answer.body.subarray(0, -30), Buffer.from([1, 2]), answer.body.subarray(-30)]),
  })),
  {
    name: 'the request in the answer',
    denies: false,
    meet: (request: Request) =>
      Promise.resolve(page(500, 'text/plain', `${JSON.stringify(request.headers)}\n${request.body}`)),
  },
  {
    name: 'the request in a fault',
    denies: false,
    meet: (request: Request) =>
      Promise.resolve(
        soap(
          `<SOAP-ENV:Fault><faultcode>SOAP-ENV:Server</faultcode><faultstring>${escaped(JSON.stringify(request.headers))} ${escaped(request.body)}</faultstring></SOAP-ENV:Fault>`,
        ),
      ),
  },
];

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Everything that may go wrong between the client and an instance. */
export const FAULTS: readonly Fault[] = [...byStatus, ...broken, ...faults, ...odd];
