import { childElements, firstChild, textOf, type XmlElement } from '../xml/element';
import { parseXml } from '../xml/parse';
import { escapeXml, writeXml } from '../xml/write';

/** Who signs in where: an operator of the mid-sourcing server, as a routing account names it. */
export interface SoapAccount {
  readonly url: string;
  readonly operator: string;
  readonly password: string;
}

export type SoapArgument = string | XmlElement;

/** Calls methods of another instance of the demo, as one instance calls another: signed in, by SOAP over HTTP. */
export class SoapClient {
  private session: { readonly token: string; readonly security: string } | undefined;

  constructor(private readonly account: SoapAccount) {}

  /** Answers the values of the method; rejects with an Error that says what the other side said. */
  async call(urn: string, method: string, ...given: readonly SoapArgument[]): Promise<readonly XmlElement[]> {
    this.session ??= await this.logon();
    const { token, security } = this.session;
    return this.send(urn, method, [token, ...given], {
      cookie: `__sessiontoken=${token}`,
      'x-security-token': security,
    });
  }

  private async logon(): Promise<{ readonly token: string; readonly security: string }> {
    const { operator, password } = this.account;
    const [token, , security] = await this.send('xtk:session', 'Logon', ['', operator, password, ''], {});
    return {
      token: token === undefined ? '' : textOf(token),
      security: security === undefined ? '' : textOf(security),
    };
  }

  private async send(
    urn: string,
    method: string,
    given: readonly SoapArgument[],
    headers: Readonly<Record<string, string>>,
  ): Promise<readonly XmlElement[]> {
    const values = given
      .map((value, at) => `<p${at}>${typeof value === 'string' ? escapeXml(value) : writeXml(value)}</p${at}>`)
      .join('');
    const response = await fetch(`${this.account.url}/nl/jsp/soaprouter.jsp`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `${urn}#${method}`, ...headers },
      body:
        `<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>` +
        `<${method} xmlns="urn:${urn}">${values}</${method}></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
    });
    const body = firstChild(parseXml(await response.text()), 'Body');
    const answer = body === undefined ? undefined : childElements(body)[0];
    if (answer === undefined || !response.ok) {
      this.session = undefined;
      const fault = answer === undefined ? undefined : firstChild(answer, 'faultstring');
      throw new Error(fault === undefined ? `${method}: status ${response.status}` : textOf(fault));
    }
    return childElements(answer);
  }
}
