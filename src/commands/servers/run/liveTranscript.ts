import type { Transcript } from '../../context';

/** A transcript that opens with its first line, for those who cannot wait until it is open: nothing of it is lost. */
export class LiveTranscript implements Transcript {
  private opening: Promise<Transcript> | undefined;

  constructor(private readonly open: () => Promise<Transcript>) {}

  line(text: string): void {
    this.write((transcript) => {
      transcript.line(text);
    });
  }

  output(text: string): void {
    this.write((transcript) => {
      transcript.output(text);
    });
  }

  /** In the order in which it was written. An editor that cannot be opened changes nothing about what is done. */
  private write(add: (transcript: Transcript) => void): void {
    this.opening ??= this.open();
    void this.opening.then(add).catch(() => undefined);
  }
}
