const scheme = /^https?:\/\//i;
const quotes = /^["'`«“]+|["'`»”]+$/g;
const huggingFace = new Set(['hf.co', 'huggingface.co', 'www.huggingface.co']);
const ollama = new Set(['ollama.com', 'www.ollama.com', 'registry.ollama.ai']);
const notModels = new Set(['datasets', 'spaces', 'papers', 'docs', 'blog', 'collections']);
/** Flags of `ollama run` that are followed by a value. */
const withValue = new Set(['--format', '--keepalive', '--dimensions']);

const valid = (name: string): boolean => {
  const slash = name.lastIndexOf('/');
  const colon = name.lastIndexOf(':');
  const tag = colon > slash ? name.slice(colon + 1) : 'latest';
  const path = (colon > slash ? name.slice(0, colon) : name).split('/');
  const [model = '', space = 'library', host = 'registry.ollama.ai'] = path.reverse();
  return (
    path.length <= 3 &&
    /^[a-z0-9_][\w.-]{0,79}$/i.test(model) &&
    /^[a-z0-9_][\w.-]{0,79}$/i.test(tag) &&
    /^[a-z0-9_][\w-]{0,79}$/i.test(space) &&
    /^[a-z0-9_][\w.:-]{0,349}$/i.test(host)
  );
};

const withoutFlags = (words: string[]): string[] => words.filter((word, i) => !word.startsWith('-') && !withValue.has(words[i - 1] ?? ''));

/** Of an address of Hugging Face only the first two parts are the model: what follows is a page about it. */
const withoutAddress = (given: string): string | null => {
  const isAddress = scheme.test(given);
  const bare = given.replace(scheme, '');
  const path = isAddress ? bare.replace(/[?#].*$/, '').replace(/\/+$/, '') : bare.replace(/\?.*$/, '');
  const [host = '', first, second] = path.split('/');
  if (huggingFace.has(host.toLowerCase())) return first && second && !notModels.has(first) ? `hf.co/${first}/${second}` : null;
  if (ollama.has(host.toLowerCase()) && first) return !second ? first : first === 'library' ? second : `${first}/${second}`;
  return path;
};

type Typed = { name: string; explicit: boolean };

const understood = (text: string): Typed | null => {
  const words = text
    .trim()
    .replace(quotes, '')
    .replace(/^[$>]\s+/, '')
    .split(/\s+/);
  const command = words[0]?.toLowerCase() === 'ollama';
  if (command && !/^(run|pull)$/i.test(words[1] ?? '')) return null;
  const names = withoutFlags(command ? words.slice(2) : words).filter(Boolean);
  const [first] = names;
  if (!first || (!command && names.length > 1)) return null;
  const given = first.replace(quotes, '');
  const name = withoutAddress(given);
  if (name === null || !valid(name)) return null;
  return { name, explicit: command || scheme.test(given) || /^(hf\.co|(www\.)?huggingface\.co)\//i.test(given) };
};

/** What a text means as a pull, a bare name too; null where it is no model's name. The server reads it the same way. */
export const typedName = (text: string): string | null => understood(text)?.name ?? null;

/** What a search text means as a pull: only what nobody would type to find something, such as `ollama run …` or an address. */
export const pullName = (text: string): string | null => {
  const typed = understood(text);
  return typed?.explicit ? typed.name : null;
};
