export interface FaultInfo {
  /** e.g. `XTK-170036 Unable to parse expression '@x'.` */
  readonly message: string;
  readonly detail?: string;
  /** `SOAP-ENV:Client` when the caller is to blame. */
  readonly faultCode?: 'SOAP-ENV:Client' | 'SOAP-ENV:Server';
  /** Campaign answers faults with 200, save for a refused logon (403). */
  readonly httpStatus?: number;
}

/** Thrown by anything below the router to answer with a SOAP fault. */
export class SoapFault extends Error {
  readonly detail: string | undefined;
  readonly faultCode: 'SOAP-ENV:Client' | 'SOAP-ENV:Server';
  readonly httpStatus: number;

  constructor(info: FaultInfo) {
    super(info.message);
    this.name = 'SoapFault';
    this.detail = info.detail;
    this.faultCode = info.faultCode ?? 'SOAP-ENV:Client';
    this.httpStatus = info.httpStatus ?? 200;
  }
}
