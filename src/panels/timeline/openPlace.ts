import { commands } from 'vscode';
import type { TimelinePlace, TimelineSource } from '../../shared/timelineSource';
import { failedMessages } from '../tracking/failures';

/** Shows where more of a point stands, at its time. */
export async function openPlace(
  place: TimelinePlace,
  connectionId: string,
  timeline: TimelineSource | undefined,
): Promise<void> {
  switch (place.kind) {
    case 'journal':
      await run('openAuditLog', { connectionId, deliveryId: place.deliveryId, at: place.at });
      return;
    case 'serverLog':
      await run('openServerLog', { connectionId, serverId: place.server, file: place.file, at: place.at });
      return;
    case 'failedMessages':
      await run('openMessages', { connectionId, deliveryId: place.deliveryId, filter: failedMessages({}) });
      return;
    case 'why':
      await run('whyPending', { connectionId, deliveryId: place.deliveryId });
      return;
    case 'alerts':
      await run('showAlerts', { connectionId });
      return;
    case 'activity':
      await run('showActivity', undefined);
      return;
    case 'replay':
      await timeline?.replay(connectionId, place.at);
      return;
  }
}

async function run(command: string, about: unknown): Promise<void> {
  await commands.executeCommand(`deliveryDoctor.${command}`, about);
}
