const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
const LONGEST_ENTITY = 4;

/** Text with the five entities of XML resolved; undefined when it has others, or references to characters. */
export function withoutEntities(text: string): string | undefined {
  let plain = '';
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at + 1);
    const character = end < 0 || end - at - 1 > LONGEST_ENTITY ? undefined : ENTITIES.get(text.slice(at + 1, end));
    if (character === undefined) {
      return undefined;
    }
    plain += text.slice(from, at) + character;
    from = end + 1;
  }
  return from === 0 ? text : plain + text.slice(from);
}
