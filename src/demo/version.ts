/** What the demo gives itself out as: version, build and commit as `/r/test`, logon and `nlserver` print them. */
export const VERSION = '7.4.1';
export const BUILD = 9364;
export const RELEASE = '24.1';
export const COMMIT = 'de30f0a';
export const BUILD_DATE = '12/03/2025';
