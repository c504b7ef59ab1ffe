import 'katex/dist/katex.min.css';
import rehypeHighlight from 'rehype-highlight';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';

/** Colours and formulas: heavy, so loaded with the first block that wants them. */
export const rich = {
  remark: [[remarkMath, { singleDollarTextMath: false }]],
  rehype: [
    [rehypeHighlight, { detect: false, ignoreMissing: true }],
    [rehypeKatex, { throwOnError: false, trust: false, strict: 'ignore' }],
  ],
} as const;
