import type { Schemas } from '../schema/schemas';
import type { Caller } from '../session/caller';
import { argument } from '../soap/argument';
import { fromEpochMs } from '../values/cast';
import type { CampaignWrites } from '../writes';
import { escapeXml } from '../xml/escape';
import { trackingDocument, urlModesDocument } from './contentUrls';
import { DeliveryCommands } from './deliveryCommands';
import { WriteCalls } from './writeCalls';

/** The verbs of deliveries, and writes of single attributes by `xtk:session#Write`: docs/campaign/deliveries.md. */
export function campaignWrites(caller: Caller, schemas: Schemas): CampaignWrites {
  const calls = new WriteCalls(caller);
  const commands = new DeliveryCommands(calls, schemas);
  return {
    command: (id, command, signal) => commands.run(id, command, signal),
    prepare: (id, signal) => commands.prepare(id, signal),
    setAffinity: (id, affinity, signal) => commands.setAffinity(id, affinity, signal),
    setDates: (id, dates, signal) => {
      const { contactDate, validityDate } = dates;
      const attributes = [
        ...(contactDate === undefined ? [] : [`contactDate="${fromEpochMs(contactDate)}"`]),
        ...(validityDate === undefined ? [] : [`validityDate="${fromEpochMs(validityDate)}"`]),
      ];
      return commands.update(id, `<scheduling ${attributes.join(' ')}/>`, signal);
    },
    setUrlModes: async (id, changes, all, signal) => {
      await calls.write(urlModesDocument(id, changes, all), `Write URLs of delivery ${id}`, signal);
    },
    setTracking: (id, on, signal) => calls.write(trackingDocument(id, on), `Write tracking of delivery ${id}`, signal),
    recompute: (id, signal) => commands.recompute(id, signal),
    deleteDeliveries: (ids, signal) => {
      const each = ids.map((id) => `<delivery _operation="delete" _key="@id" id="${escapeXml(id)}"/>`).join('');
      return calls.write(
        `<delivery-collection xtkschema="nms:delivery">${each}</delivery-collection>`,
        `Delete ${ids.length} deliveries`,
        signal,
        'WriteCollection',
      );
    },
    setIntegerOption: (name, value, signal) => {
      if (!Number.isSafeInteger(value)) {
        return Promise.reject(new RangeError(`${name} takes whole numbers only`));
      }
      return calls.write(
        `<option xtkschema="xtk:option" _operation="insertOrUpdate" _key="@name" name="${escapeXml(name)}" dataType="3" longValue="${value}"/>`,
        `Write option ${name}`,
        signal,
      );
    },
    setAccountActive: (name, active, signal) =>
      calls.write(
        `<extAccount xtkschema="nms:extAccount" _operation="update" _key="@name" name="${escapeXml(name)}" active="${active ? '1' : '0'}"/>`,
        `Write external account ${name}`,
        signal,
      ),
    restartWorkflow: async (name, signal) => {
      const given = [argument.string('workflowId', name)];
      await calls.call('xtk:workflow', 'Restart', given, `Restart workflow ${name}`, signal);
    },
  };
}
