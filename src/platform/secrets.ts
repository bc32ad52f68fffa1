import { errorLine, type Log } from './log';

/** The part of `vscode.SecretStorage` that we use. */
export interface SecretStorageLike {
  get(key: string): Thenable<string | undefined>;
  store(key: string, value: string): Thenable<void>;
  delete(key: string): Thenable<void>;
}

/**
 * The only way to secrets: VS Code's SecretStorage and nothing else. On a machine without a keyring (or with a
 * locked one) a secret is held in memory until the window closes, and asked for again after that.
 */
export class Secrets {
  private readonly unsaved = new Map<string, string>();

  constructor(
    private readonly storage: SecretStorageLike,
    private readonly log: Log,
  ) {}

  /** Undefined when there is none, or it cannot be read: ask the person. */
  async get(key: string): Promise<string | undefined> {
    const held = this.unsaved.get(key);
    if (held !== undefined) {
      return held;
    }
    try {
      return await this.storage.get(key);
    } catch (error) {
      this.log.warn(`The keyring cannot be read, so the secret is asked for: ${errorLine(error)}`);
      return undefined;
    }
  }

  /** Answers false when it could only be held in memory. */
  async set(key: string, value: string): Promise<boolean> {
    try {
      await this.storage.store(key, value);
      this.unsaved.delete(key);
      return true;
    } catch (error) {
      this.log.warn(`The keyring cannot be written, so the secret lasts until the window closes: ${errorLine(error)}`);
      this.unsaved.set(key, value);
      return false;
    }
  }

  async delete(key: string): Promise<void> {
    this.unsaved.delete(key);
    try {
      await this.storage.delete(key);
    } catch (error) {
      this.log.warn(`The secret could not be removed from the keyring: ${errorLine(error)}`);
    }
  }
}
