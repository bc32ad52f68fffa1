/** Deterministic answers of an instance, of the size asked for. */

const STATES = [95, 95, 95, 55, 51, 45, 85];
const when = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 61_000).toISOString().replace('T', ' ');

/** What `deliveries.list` selects, as Campaign nests it. */
export function deliveryRow(n: number): string {
  return (
    `<delivery id="${100_000 + n}" internalName="DM${n}" label="Newsletter caf\u00e9 &amp; bar, week ${n % 52}" state="${STATES[n % 7] ?? 95}" ` +
    `messageType="0" deliveryMode="1" lastModified="${when(n)}" _cs="Newsletter week ${n % 52} (DM${n})">` +
    `<scheduling contactDate="${when(n + 10)}" validityDate="${when(n + 7000)}"/>` +
    `<execution broadStartDate="${when(n + 11)}" broadEndDate="${when(n + 60)}"/><properties toDeliver="${n * 13}"/>` +
    `<indicators processed="${n * 12}" success="${n * 11}" error="${n % 97}" newQuarantine="${n % 11}"/></delivery>`
  );
}

/** What `messages` selects. */
export function messageRow(n: number): string {
  return (
    `<broadLogRcp id="${n}" address="customer.${n}@example${n % 40}.com" status="${n % 50 === 0 ? 2 : 1}" eventDate="${when(n % 5000)}" ` +
    `lastModified="${when(n % 5000)}" recipient-id="${500_000 + n}" publicId="${n % 4}">` +
    `<msg failureReason="${n % 50 === 0 ? 5 : 0}" failureType="${n % 50 === 0 ? 2 : 0}" text="250 2.0.0 OK ${n} - gsmtp"/></broadLogRcp>`
  );
}

export function answer(rows: readonly string[], name: string): Buffer {
  return Buffer.from(
    "<?xml version='1.0'?>\n<SOAP-ENV:Envelope xmlns:xsd='http://www.w3.org/2001/XMLSchema' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' " +
      "xmlns:ns='urn:xtk:queryDef' xmlns:SOAP-ENV='http://schemas.xmlsoap.org/soap/envelope/'><SOAP-ENV:Body>" +
      "<ExecuteQueryResponse xmlns='urn:xtk:queryDef' SOAP-ENV:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'>" +
      "<pdomOutput xsi:type='ns:Element' SOAP-ENV:encodingStyle='http://xml.apache.org/xml-soap/literalxml'>" +
      `<${name}-collection>${rows.join('')}</${name}-collection></pdomOutput></ExecuteQueryResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
  );
}
