/**
 * Wider by this than the table needs before its rows are laid in line again: a scroll bar that comes or goes is no
 * reason.
 */
const SLACK_PX = 24;

/**
 * Stacks the cells of each row below each other (class `stacked`) while the frame is too narrow for the table in it, so
 * that nobody has to scroll sideways. Measured, because what a table needs depends on its data and the language.
 * Answers a function that looks again after the data changed.
 */
export function stackWhenNarrow(frame: HTMLElement): () => void {
  let needed = 0;
  const look = (): void => {
    const { clientWidth } = frame;
    if (clientWidth === 0) {
      return;
    }
    if (frame.classList.contains('stacked')) {
      if (clientWidth < needed + SLACK_PX) {
        return;
      }
      frame.classList.remove('stacked');
    }
    if (frame.scrollWidth <= clientWidth) {
      return;
    }
    needed = frame.scrollWidth;
    frame.classList.add('stacked');
  };
  let width = 0;
  let planned = 0;
  new ResizeObserver(() => {
    if (frame.clientWidth === width) {
      return;
    }
    width = frame.clientWidth;
    // In the next frame: it changes the height of what is being observed.
    cancelAnimationFrame(planned);
    planned = requestAnimationFrame(look);
  }).observe(frame);
  return look;
}
