/* global document */
// The same data and the same zoom steps in Chart.js, set up for speed as its documentation ("Performance") advises: parsed data,
// no animation, no points; once as that is, once with its plugin that thins the data out to the extremes of each pixel.
import { Chart, Decimation, Filler, LineController, LineElement, LinearScale, PointElement } from 'chart.js';
import { columns, time } from '../../../webview-ui/bench/chartPage';

Chart.register(Decimation, LineController, LineElement, PointElement, LinearScale, Filler);

const timed = (points, enabled) => {
  const { at, values } = columns(points);
  return time((into) => {
    const frame = document.createElement('div');
    frame.style.height = '260px';
    const canvas = document.createElement('canvas');
    frame.append(canvas);
    into.append(frame);
    const chart = new Chart(canvas, {
      type: 'line',
      data: {
        datasets: values.map((column, index) => ({
          data: column.map((y, row) => ({ x: at[row], y })),
          borderColor: ['#59a4f9', '#d18616', '#b180d7'][index],
          fill: index === 0,
          pointRadius: 0,
          borderWidth: 1.5,
          stepped: 'before',
        })),
      },
      options: {
        animation: false,
        parsing: false,
        normalized: true,
        maintainAspectRatio: false,
        plugins: { decimation: { enabled, algorithm: 'min-max' } },
        scales: { x: { type: 'linear', min: 0, max: points * 60_000 }, y: { beginAtZero: true } },
      },
    });
    const to = points * 60_000;
    return {
      zoom: (low, high) => {
        chart.options.scales.x.min = low * to;
        chart.options.scales.x.max = high * to;
        chart.update('none');
      },
      dispose: () => chart.destroy(),
    };
  });
};

globalThis.chartJs = (points) => timed(points, false);
globalThis.chartJsThinned = (points) => timed(points, true);
