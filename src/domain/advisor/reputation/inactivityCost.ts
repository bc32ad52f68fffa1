/**
 * What counting inactive recipients costs the instance at most: rows of the delivery log that are read, and people whose
 * reactions are looked for. A share taken from a thousand people is right to three points.
 */
export const INACTIVITY_COST = { messages: 2000, people: 1000 } as const;
