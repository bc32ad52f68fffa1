/** How a chart writes what it shows; asked anew each time, because language and zone may change. */
export interface ChartTexts {
  readonly title: string;
  /** The title is said elsewhere; it still names the chart to screen readers. */
  readonly hideTitle?: boolean;
  readonly help: string;
  readonly gap: string;
  /** Said of the bucket that is not over yet. */
  readonly running: string;
  readonly zone: () => string;
  readonly value: (value: number) => string;
  readonly axisValue: (value: number) => string;
  readonly axisTime: (at: number, stepMs: number) => string;
  /** A bucket: "14:30 to 14:40". */
  readonly bucket: (from: number, to: number) => string;
}

export interface ChartLinks {
  /** The cursor moved to a moment, or left. */
  readonly onCursor?: (at: number | undefined) => void;
  /** The part shown changed; undefined is the whole window. */
  readonly onRange?: (range: ChartRange | undefined) => void;
}

export interface ChartRange {
  readonly from: number;
  readonly to: number;
}
