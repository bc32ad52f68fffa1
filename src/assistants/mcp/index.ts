/** The MCP server within the extension: a bundle of its own that loads when an editor starts it. */
export { serveLoopback } from './loopback';
