import { Uri } from 'vscode';
import { HEALTH, isOfDelivery, type ReportRef } from '../shared/reportRef';

export const REPORT_SCHEME = 'delivery-doctor-report';

/** The folder by which VS Code knows the language of reports (package.json, languages). */
const FOLDER = 'delivery-doctor-reports';

/** The address of a report: its path is what the tab shows, its query says what it is about, also after a reload. */
export function reportUri(ref: ReportRef, name: string): Uri {
  const query: Record<string, string> = isOfDelivery(ref)
    ? { connection: ref.connectionId, delivery: ref.deliveryId }
    : { connection: ref.connectionId, about: ref.about };
  return Uri.from({
    scheme: REPORT_SCHEME,
    path: `/${FOLDER}/${name.replace(/[/\\]/g, '-')}`,
    query: new URLSearchParams(query).toString(),
  });
}

/** What a report is about; undefined when the address is not one of ours. */
export function refOfReport(uri: Uri): ReportRef | undefined {
  if (uri.scheme !== REPORT_SCHEME) {
    return undefined;
  }
  const query = new URLSearchParams(uri.query);
  const [connectionId, deliveryId, about] = ['connection', 'delivery', 'about'].map((name) => query.get(name));
  if (typeof connectionId !== 'string') {
    return undefined;
  }
  return typeof deliveryId === 'string' ? { connectionId, deliveryId } : { connectionId, about: about ?? HEALTH };
}
