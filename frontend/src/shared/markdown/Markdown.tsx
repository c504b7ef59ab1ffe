import { IconCopy } from '@tabler/icons-react';
import { isValidElement, memo, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import ReactMarkdown, { type Components, defaultUrlTransform, type Options, type UrlTransform } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { IconButton, smallIcon } from '../ui/atoms';
import { copyText } from '../ui/clipboard';
import { GrowingBlocks, needsWhole, wantsColours } from './blocks';
import { Cite } from './Cite';
import { remarkCitations } from './citations';
import { Formula } from './Formula';
import { remarkFormulas } from './math';
import { Picture } from './Picture';
import { isInline } from './pictures';
import { inTurn } from './turn-taking';

let loaded: Options['rehypePlugins'];
const reading: Options['remarkPlugins'] = [remarkGfm, remarkFormulas];
const readingCited: Options['remarkPlugins'] = [...reading, remarkCitations];

/** Pictures that the text itself holds may stay, where `Picture` draws them. */
const address: UrlTransform = (url, key, node) =>
  key === 'src' && node.tagName === 'img' && isInline(url) ? url : defaultUrlTransform(url);

const textOf = (node: ReactNode): string => {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return node.map(textOf).join('');
  return isValidElement<{ children?: ReactNode }>(node) ? textOf(node.props.children) : '';
};

/** What may be wider than its column scrolls by keys too. */
const Sideways = ({ children }: { children?: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable
  <div className="sideways" tabIndex={0}>
    {children}
  </div>
);

function Task({ done }: { done: boolean }) {
  const { t } = useTranslation();
  return <input type="checkbox" checked={done} disabled readOnly aria-label={t(done ? 'chats.taskDone' : 'chats.taskOpen')} />;
}

const languageOf = (code: ReactNode): string => {
  const name = isValidElement<{ className?: string }>(code) ? code.props.className : undefined;
  return /language-([\w+#-]+)/.exec(name ?? '')?.[1] ?? '';
};

function Code({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const language = languageOf(children);
  return (
    <pre>
      <div className="codehead">
        <span className="mono">{language}</span>
        <IconButton label={t('chats.copyCode')} size={24} onClick={() => copyText(textOf(children))}>
          <IconCopy {...smallIcon} />
        </IconButton>
      </div>
      <Sideways>{children}</Sideways>
    </pre>
  );
}

/** The page's title is the first heading, the question the second: an answer's own begin below. */
const growing: Components = {
  h1: 'h3',
  h2: 'h4',
  h3: 'h5',
  h4: 'h6',
  h5: 'h6',
  img: ({ src, alt }) => <Picture src={typeof src === 'string' ? src : undefined} alt={alt} />,
  a: ({ href, node, children }) => {
    const holdsPicture = node?.children.some((child) => child.type === 'element' && child.tagName === 'img') ?? false;
    return (
      <>
        {holdsPicture && children}
        <a href={href} target={href?.startsWith('#') ? undefined : '_blank'} rel="noopener noreferrer nofollow">
          {holdsPicture ? href : children}
        </a>
      </>
    );
  },
  cite: ({ node }) => <Cite number={Number(node?.properties.number)} />,
  input: ({ checked }) => <Task done={checked === true} />,
  pre: ({ children }) => <Code>{children}</Code>,
  th: ({ node, children, ...more }) => (node?.children.length ? <th {...more}>{children}</th> : <td {...more} />),
  table: ({ children }) => (
    <Sideways>
      <table>{children}</table>
    </Sideways>
  ),
};

/** What is still growing shows a formula's source: half a formula is none. */
const drawn: Components = {
  ...growing,
  pre: ({ children }) => (languageOf(children) === 'math' ? <Formula source={textOf(children).trim()} display /> : <Code>{children}</Code>),
  code: ({ className, children }) =>
    className?.includes('math-') ? (
      <Formula source={textOf(children)} display={className.includes('math-display')} />
    ) : (
      <code className={className}>{children}</code>
    ),
};

const useColours = (wanted: boolean): Options['rehypePlugins'] => {
  const [colours, setColours] = useState(loaded);
  useEffect(() => {
    if (!wanted || colours) return;
    let here = true;
    import('./colours').then((module) => {
      loaded = module.colours as Options['rehypePlugins'];
      if (here) setColours(loaded);
    });
    return () => {
      here = false;
    };
  }, [wanted, colours]);
  return wanted ? colours : undefined;
};

/** Colours and formulas are for what is settled: at once where it comes so, in its turn where it was written here. */
const useRich = (settled: boolean): boolean => {
  const [rich, setRich] = useState(settled);
  useEffect(() => (settled && !rich ? inTurn(() => setRich(true)) : undefined), [settled, rich]);
  return settled && rich;
};

type BlockProps = { text: string; settled: boolean; cited: boolean };

const Block = memo(function Block({ text, settled, cited }: BlockProps) {
  const rich = useRich(settled);
  const colours = useColours(rich && wantsColours(text));
  return (
    <div className="block" data-growing={!settled || undefined}>
      <ReactMarkdown
        components={rich ? drawn : growing}
        remarkPlugins={cited ? readingCited : reading}
        rehypePlugins={colours}
        urlTransform={address}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
});

type Props = {
  text: string;
  streaming?: boolean;
  /** Numbers in brackets are sources, which `CitingContext` knows. */
  cited?: boolean;
};

/** Markdown that may still be growing. Raw HTML in it stays text. */
export function Markdown({ text, streaming = false, cited = false }: Props) {
  const blocks = useRef<GrowingBlocks | null>(null);
  if (!streaming && needsWhole(text)) return <Block text={text} settled cited={cited} />;
  blocks.current ??= new GrowingBlocks();
  const parts = blocks.current.update(text);
  return parts.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks only grow at the end
    <Block key={i} text={part} settled={!streaming || i < parts.length - 1} cited={cited} />
  ));
}
