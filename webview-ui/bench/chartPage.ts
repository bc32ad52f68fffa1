// The page of the chart's bench (test/bench/webview): our chart alone, driven and timed from within the page.
import { TimeChart } from '../components/chart/chart';
import { el } from '../components/dom';

export interface Timings {
  /** From making the chart until it has been painted, ms. */
  readonly firstPaint: number;
  /** The longest script of one zoom step, and the longest time between two frames while zooming, ms. */
  readonly longestScript: number;
  readonly longestFrame: number;
}

/** A chart under test: `zoom` shows part of the data, 0 to 1. */
export interface Subject {
  readonly zoom: (from: number, to: number) => void;
  readonly dispose: () => void;
}

const STEPS = 60;
const MINUTE = 60_000;

/** Three columns like a send's: deterministic, with gaps. */
export function columns(points: number): { at: number[]; values: (number | null)[][] } {
  const at = Array.from({ length: points }, (_, index) => index * MINUTE);
  const wave = (index: number, factor: number): number | null =>
    index % 997 < 20 ? null : Math.round(factor * (1000 + 600 * Math.sin(index / 37) + 200 * Math.sin(index * 1.7)));
  return { at, values: [1, 0.1, 0.05].map((factor) => at.map((_, index) => wave(index, factor))) };
}

/** The next frame; resolves once it has been painted, with the time then. */
function frame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        resolve(performance.now());
      };
      port2.postMessage(undefined);
    });
  });
}

/** Times one chart from nothing to zoomed in by steps. */
export async function time(make: (into: HTMLElement) => Subject): Promise<Timings> {
  const into = el('div', { class: 'bench' });
  document.body.append(into);
  await frame();
  const began = performance.now();
  const subject = make(into);
  const firstPaint = (await frame()) - began;
  let longestScript = 0;
  let longestFrame = 0;
  let last = await frame();
  for (let step = 0; step < STEPS; step += 1) {
    const cut = (step / STEPS) * 0.49;
    const start = performance.now();
    subject.zoom(cut, 1 - cut);
    // uPlot draws in a microtask.
    await Promise.resolve();
    longestScript = Math.max(longestScript, performance.now() - start);
    const now = await frame();
    longestFrame = Math.max(longestFrame, now - last);
    last = now;
  }
  subject.dispose();
  into.remove();
  return { firstPaint, longestScript, longestFrame };
}

/** Our chart with so many points. */
export function ours(points: number): Promise<Timings> {
  const { at, values } = columns(points);
  return time((into) => {
    const chart = new TimeChart(
      [
        { label: 'Success', colour: 'blue', filled: true },
        { label: 'Errors', colour: 'orange' },
        { label: 'Retries', colour: 'purple', dash: [6, 4] },
      ],
      {
        title: 'Bench',
        help: '',
        gap: '',
        running: '',
        zone: () => 'UTC',
        value: String,
        axisValue: String,
        axisTime: (moment) => new Date(moment).toISOString().slice(11, 16),
        bucket: () => '',
      },
      260,
    );
    into.append(chart.element);
    const to = points * MINUTE;
    chart.setData({ at, columns: values, bucketMs: MINUTE, from: 0, to });
    return {
      zoom: (low, high) => {
        chart.setRange({ from: low * to, to: high * to });
      },
      dispose: () => {
        chart.dispose();
      },
    };
  });
}

Object.assign(window, { ours });
