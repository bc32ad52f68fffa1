/** A proxy answered instead of the server that was asked for. */
export class ProxyRefusal extends Error {
  readonly code = 'ERR_PROXY_REFUSED';

  /** @param status HTTP status of the proxy's answer */
  constructor(readonly status: number | undefined) {
    super('the proxy did not let the request through');
    this.name = 'ProxyRefusal';
  }
}
