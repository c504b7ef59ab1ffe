import rehypeHighlight from 'rehype-highlight';

/** Code in colours, where it says its language and that is known. */
export const colours = [[rehypeHighlight, { detect: false, ignoreMissing: true, plainText: ['math'] }]];
