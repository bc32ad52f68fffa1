import type { XmlElement } from '../xml/element';

/** Declared under the element itself or in groupings without a name of their own. */
export function members(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((child) =>
    child.name === 'compute-if' || child.name === 'group' ? child.children : [child],
  );
}

/** `ref="waves"`, or `ref="nms:delivery:waves"` of the same schema: the element is described at the top of the document. */
export function referenced(element: XmlElement, templates: ReadonlyMap<string, XmlElement>): XmlElement | undefined {
  const reference = element.attributes['ref'] ?? element.attributes['template'];
  if (reference === undefined) {
    return undefined;
  }
  return templates.get(reference.slice(reference.lastIndexOf(':') + 1));
}
