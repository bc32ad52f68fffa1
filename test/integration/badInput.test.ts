import assert from 'node:assert/strict';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestApi } from '../../src/testApi';
import { answering, Person } from './support/answers';
import { certificate } from '../unit/campaign/support/fixtures';
import { command, door } from './support/door';

const TEST_OK =
  "<redir status='OK' date='2026-11-23 10:00:00.000Z' version='7.4.1' build='9390' instance='x' host='x' localHost='x'/>";

const fault = (code: string, text: string): string =>
  `<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body><SOAP-ENV:Fault>` +
  `<faultcode>SOAP-ENV:Client</faultcode><faultstring>${code} ${text}</faultstring></SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>`;

/** Answers `/r/test` well and every SOAP call with the given body; counts the calls. */
function soapOnly(body: string, status = 200): { readonly listener: RequestListener; readonly calls: () => number } {
  let calls = 0;
  const listener: RequestListener = (request, response) => {
    if (request.url === '/r/test') {
      response.end(TEST_OK);
      return;
    }
    calls += 1;
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
  };
  return { listener, calls: () => calls };
}

describe('what a person is told when an instance cannot be added', function () {
  this.timeout(60_000);
  let opened: TestApi;
  const servers: Server[] = [];
  before(async () => {
    opened = await door();
  });
  after(() => {
    for (const server of servers) {
      server.close();
    }
  });

  const listen = async (server: Server): Promise<number> => {
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return (server.address() as AddressInfo).port;
  };

  /** Adds an instance at an address and gives up after the test failed; answers what was said. */
  const verdictOn = async (
    address: string,
  ): Promise<{ readonly title: string; readonly words: string; readonly choices: readonly string[] }> => {
    const person = new Person([
      'Bad',
      address,
      'Development',
      'Operator and password',
      'admin',
      'secret of the operator',
      // Escape where the failed test is told leads back to the last question; another one gives up.
      undefined,
      undefined,
    ]);
    await answering(opened, person, () => command('addInstance'));
    const said = person.asked.at(-2);
    assert.ok(said?.choices, 'the test did not fail');
    assert.equal(
      opened.store.all().some(({ name }) => name === 'Bad'),
      false,
    );
    assert.equal(`${said.title} ${said.words}`.includes('secret of the operator'), false);
    return { title: said.title, words: said.words, choices: said.choices };
  };

  it('a name that does not exist', async () => {
    const { title, words } = await verdictOn('https://campaign.invalid');
    assert.equal(title, 'Not reachable');
    assert.match(words, /campaign\.invalid.*not known.*VPN/);
  });

  it('a web page instead of Campaign', async () => {
    const port = await listen(
      createHttp((_request, response) => {
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end('<!doctype html><html><head><title>Welcome to our shop</title></head><body>hello</body></html>');
      }),
    );
    const { title, words, choices } = await verdictOn(`http://127.0.0.1:${port}`);
    assert.equal(title, 'Not reachable');
    assert.match(words, /A web page came.*“Welcome to our shop”.*application server/);
    assert.ok(choices.includes('Change the address'));
  });

  it('something else than Campaign', async () => {
    const port = await listen(
      createHttp((_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"hello":"world"}');
      }),
    );
    assert.match((await verdictOn(`http://127.0.0.1:${port}`)).words, /not Adobe Campaign/);
  });

  it('a web server that says no', async () => {
    const port = await listen(
      createHttp((_request, response) => {
        response.writeHead(503, { 'content-type': 'text/plain' }).end('');
      }),
    );
    assert.match((await verdictOn(`http://127.0.0.1:${port}`)).words, /gateway[^]*HTTP 503/);
  });

  it('a certificate that nobody here trusts, with the way to choose an authority', async () => {
    const port = await listen(
      createHttps(certificate('loopback'), (_request, response) => {
        response.end(TEST_OK);
      }),
    );
    const { title, words, choices } = await verdictOn(`https://127.0.0.1:${port}`);
    assert.equal(title, 'Not reachable');
    assert.match(words, /certificate of 127\.0\.0\.1:\d+ is not trusted/);
    assert.ok(
      choices.some((choice) => choice.startsWith('Choose the file of a certificate authority')),
      choices.join(),
    );
  });

  it('a refused sign-in, sent once and not offered again as it was', async () => {
    const { listener, calls } = soapOnly(fault('XSV-350012', 'Invalid login or password'), 403);
    const port = await listen(createHttp(listener));
    const { title, words, choices } = await verdictOn(`http://127.0.0.1:${port}`);
    assert.match(title, /^Reachable in \d+ ms, but the sign-in failed$/);
    assert.match(words, /refused the sign-in/);
    assert.equal(calls(), 1);
    assert.equal(choices.includes('Try again'), false);
  });

  it('an answer that cannot be read', async () => {
    const { listener } = soapOnly(
      '<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Bo',
    );
    const port = await listen(createHttp(listener));
    const { title, words } = await verdictOn(`http://127.0.0.1:${port}`);
    assert.match(title, /^Reachable/);
    assert.match(words, /cut off|cannot be read/);
  });
});
