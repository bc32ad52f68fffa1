import { SoapFault } from '../soap/fault';
import { textArg, type Invocation, type Method } from '../soap/method';

/** `xtk:workflow/@state` values. */
const STARTED = 11;
const PAUSED = 13;
const FINISHED = 20;

function setState(call: Invocation, name: string, state: number): void {
  const { store, clock } = call.instance;
  const key = textArg(call, 0);
  const changed = store.run(
    'UPDATE XtkWorkflow SET iState = ?, iFailed = 0, tsLastModified = ?, tsLastStart = CASE WHEN ? = 11 THEN ? ELSE tsLastStart END WHERE sInternalName = ? OR iWorkflowId = ?',
    [state, clock.now(), state, clock.now(), key, Number(key) || 0],
  );
  if (changed > 0) {
    return;
  }
  throw new SoapFault({
    message: `SOP-330011 Error while executing the method '${name}' of service 'xtk:workflow'.`,
    detail: `There is no workflow '${key}'.`,
    faultCode: 'SOAP-ENV:Server',
  });
}

function action(name: string, state: number): Method {
  return {
    service: 'xtk:workflow',
    name,
    static: true,
    right: 'workflow',
    parameters: [{ name: 'workflowId', type: 'string' }],
    run: (call) => {
      setState(call, name, state);
      return [];
    },
  };
}

/** `xtk:workflow`: enough to start, stop and wake the technical workflows. */
export const WORKFLOW_METHODS: readonly Method[] = [
  action('Start', STARTED),
  action('Restart', STARTED),
  action('Wakeup', STARTED),
  action('Pause', PAUSED),
  action('Stop', FINISHED),
  action('Kill', FINISHED),
];
