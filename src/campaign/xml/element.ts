/**
 * A small XML tree: what one row, one value or one schema is read into. Names are kept without their prefix,
 * because Campaign's prefixes are a matter of taste (`SOAP-ENV:Body`, `soapenv:Body`).
 */
export interface XmlElement {
  readonly name: string;
  /** Attribute values, entities resolved. Has no prototype: a name such as `constructor` is only a name. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text and CDATA directly inside this element, joined. */
  readonly text: string;
}

export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/**
 * The value at a path such as `@label`, `scheduling/@contactDate` or `mailParameters/subject`, or undefined when the
 * element or the attribute is not there. An empty attribute is '' here: whether that means "none" is the caller's
 * business.
 */
export function valueAt(element: XmlElement, path: readonly string[]): string | undefined {
  let at: XmlElement | undefined = element;
  for (const step of path) {
    if (step.startsWith('@')) {
      return at.attributes[step.slice(1)];
    }
    at = childNamed(at, step);
    if (at === undefined) {
      return undefined;
    }
  }
  return at.text;
}
