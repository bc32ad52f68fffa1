import type { Instance } from '../instance';
import { monitoringElement } from '../methods/monitoring';
import { attribute, childElements, type XmlElement } from '../xml/element';
import { escapeXml } from '../xml/write';

function descendants(node: XmlElement): XmlElement[] {
  return childElements(node).flatMap((child) => [child, ...descendants(child)]);
}

function row(cells: readonly string[], warning = false): string {
  return `<tr${warning ? ' style="color:#c00"' : ''}>${cells.map((cell) => `<td>${escapeXml(cell)}</td>`).join('')}</tr>`;
}

/** `GET /nl/jsp/monitor.jsp`: what the console's Monitoring tab shows, as a page. */
export function monitorPage(instance: Instance): string {
  const all = descendants(monitoringElement(instance, true));
  const processes = all
    .filter(({ name }) => name === 'process')
    .map((node) =>
      row(
        [
          `${attribute(node, 'name')}@${attribute(node, 'instance')}`,
          attribute(node, 'pid'),
          attribute(node, 'memory'),
          attribute(node, 'status'),
        ],
        attribute(node, 'status') === 'missing',
      ),
    );
  const workflows = all
    .filter(({ name }) => name === 'workflow')
    .map((node) =>
      row(
        [attribute(node, 'label'), attribute(node, 'processDate'), attribute(node, 'failed')],
        attribute(node, 'failed') === 'true',
      ),
    );
  return (
    `<!DOCTYPE html><html><head><title>Monitoring – ${escapeXml(instance.name)}</title></head><body><h1>Instance ${escapeXml(instance.name)}</h1>` +
    `<h2>Processes</h2><table>${processes.join('')}</table><h2>Workflows</h2><table>${workflows.join('')}</table></body></html>`
  );
}
