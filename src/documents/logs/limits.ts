/** A few megabytes are shown; older lines are read again when they are asked for. */
export const CAP_CHARS = 4_000_000;
/** Least time between two changes of what an editor shows, ms. */
export const PUBLISH_MS = 200;
