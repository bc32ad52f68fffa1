/** The part of Adobe's SDK, which ships no types, that our tests drive. */
declare module '@adobe/acc-js-sdk' {
  type Json = Record<string, unknown>;
  interface Query {
    executeQuery(): Promise<Json>;
    buildQuery(): Promise<string>;
    selectAll(duplicate: boolean): Promise<unknown>;
  }
  interface Client {
    readonly NLWS: {
      readonly xtkQueryDef: { create(query: Json): Query };
      readonly xtkSession: { getUserInfo(): Promise<unknown>; write(document: Json): Promise<void> };
      readonly nmsDelivery: {
        create(delivery: Json): {
          readonly entity: Json;
          newInstance(): Promise<unknown>;
          duplicate(key: string): Promise<unknown>;
        };
        execCommand(id: string, command: string): Promise<unknown>;
        play(id: string): Promise<void>;
        getDlStatusAndLogs(id: string, lastLogId: number): Promise<unknown>;
      };
      readonly nlMonitoring: { dumpInstanceState(mask: string, includeDead: boolean): Promise<unknown> };
    };
    logon(): Promise<void>;
    logoff(): Promise<void>;
    isLogged(): boolean;
    getSessionInfo(): { readonly userInfo: Json; readonly serverInfo: Json };
    getOption(name: string, useCache?: boolean): Promise<unknown>;
    setOption(name: string, value: unknown): Promise<void>;
    getSchema(id: string): Promise<Json | null>;
    getSysEnum(name: string, schema?: string): Promise<Json>;
    test(): Promise<Json>;
    ping(): Promise<Json>;
    mcPing(): Promise<Json>;
    clearAllCaches(): Promise<void>;
    jobInterface(call: Json): Job;
  }
  interface Job {
    jobId: string;
    submit(): Promise<string>;
    execute(): Promise<string>;
    getStatus(
      lastLogId?: number,
      maxLogCount?: number,
    ): Promise<{ status: number; logs: { message: string; logType: number; errorCode?: string }[] }>;
    getProgress(): number;
    getResult(): Promise<unknown>;
    hasWarning(): Promise<boolean>;
    cancel(): Promise<void>;
  }
  interface Parameters {
    readonly _brand: 'parameters';
  }
  const sdk: {
    init(parameters: Parameters): Promise<Client>;
    readonly ConnectionParameters: {
      ofUserAndPassword(endpoint: string, user: string, password: string, options?: Json): Parameters;
      ofImsBearerToken(endpoint: string, token: string, options?: Json): Parameters;
      ofBearerToken(endpoint: string, token: string, options?: Json): Parameters;
      ofSessionToken(endpoint: string, token: string, options?: Json): Parameters;
    };
  };
  export default sdk;
  export type { Client, Job };
}
