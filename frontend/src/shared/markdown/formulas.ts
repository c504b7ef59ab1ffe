import 'katex/dist/katex.min.css';
import katex from 'katex';

/** So much is drawn at most: what is longer is no formula that anybody reads. */
const longest = 10_000;

/** Draws a formula into an element, with its MathML for who listens; one that is broken stays as its source, with the reason as its title. */
export function drawFormula(element: HTMLElement, source: string, display: boolean): void {
  if (source.length > longest) {
    element.textContent = source;
    return;
  }
  try {
    katex.render(source, element, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      strict: 'ignore',
      maxSize: 40,
      maxExpand: 500,
    });
  } catch (error) {
    element.textContent = source;
    element.title = error instanceof Error ? error.message : '';
    element.dataset.broken = '';
  }
}
