import type { RemedyWrites } from '../instance';
import type { Caller } from '../session/caller';
import { argument } from '../soap/argument';
import { fromEpochMs } from '../values/cast';
import { escapeXml } from '../xml/escape';

/** Writes of single attributes by `xtk:session#Write`, and the restart of a workflow (docs/campaign/deliveries.md). */
export function remedyWrites(caller: Caller): RemedyWrites {
  const write = async (document: string, doing: string, signal: AbortSignal, method = 'Write'): Promise<void> => {
    await caller.values(
      { urn: 'xtk:session', method, arguments: [argument.document('domDoc', document)], doing, effect: 'write' },
      signal,
    );
  };
  return {
    setValidity: (id, at, signal) =>
      write(
        `<delivery xtkschema="nms:delivery" _operation="update" _key="@id" id="${escapeXml(id)}"><scheduling validityDate="${fromEpochMs(at)}"/></delivery>`,
        `Write delivery ${id}`,
        signal,
      ),
    deleteDeliveries: (ids, signal) => {
      const each = ids.map((id) => `<delivery _operation="delete" _key="@id" id="${escapeXml(id)}"/>`).join('');
      return write(
        `<delivery-collection xtkschema="nms:delivery">${each}</delivery-collection>`,
        `Delete ${ids.length} deliveries`,
        signal,
        'WriteCollection',
      );
    },
    setIntegerOption: (name, value, signal) =>
      write(
        `<option xtkschema="xtk:option" _operation="insertOrUpdate" _key="@name" name="${escapeXml(name)}" dataType="3" longValue="${Math.trunc(value)}"/>`,
        `Write option ${name}`,
        signal,
      ),
    setAccountActive: (name, active, signal) =>
      write(
        `<extAccount xtkschema="nms:extAccount" _operation="update" _key="@name" name="${escapeXml(name)}" active="${active ? '1' : '0'}"/>`,
        `Write external account ${name}`,
        signal,
      ),
    restartWorkflow: async (name, signal) => {
      await caller.values(
        {
          urn: 'xtk:workflow',
          method: 'Restart',
          arguments: [argument.string('workflowId', name)],
          doing: `Restart workflow ${name}`,
          effect: 'write',
        },
        signal,
      );
    },
  };
}
