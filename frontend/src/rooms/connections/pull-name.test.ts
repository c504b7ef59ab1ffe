import { expect, it } from 'vitest';
import { pullName, typedName } from './pull-name';

it.each([
  ['ollama run hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF', 'hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF'],
  ['  ollama run hf.co/c/n:Q4_K_M --verbose', 'hf.co/c/n:Q4_K_M'],
  ['ollama run --keepalive 5m --think=high llama3.2 "Why?"', 'llama3.2'],
  ["$ Ollama pull 'qwen2.5:14b'", 'qwen2.5:14b'],
  ['hf.co/c/n:IQ3_M.gguf', 'hf.co/c/n:IQ3_M.gguf'],
  ['huggingface.co/c/n', 'hf.co/c/n'],
  ['https://huggingface.co/c/n/tree/main?library=ollama#top', 'hf.co/c/n'],
  ['https://ollama.com/library/llama3.2:1b', 'llama3.2:1b'],
])('%s means a pull', (text, name) => {
  expect(pullName(text)).toBe(name);
});

it.each([
  '',
  'qwen',
  'llama3.2:3b',
  'ollama',
  'ollama run',
  'ollama rm x',
  'ollama run bad!',
  'hf.co/c',
  'https://huggingface.co/datasets/c/n',
  'a question about ollama run',
])('“%s” is only searched for', (text) => {
  expect(pullName(text)).toBeNull();
});

it('takes a bare name where a pull is meant anyway', () => {
  expect(typedName(' mistral ')).toBe('mistral');
  expect(typedName('user/model:tag')).toBe('user/model:tag');
  for (const text of ['bad name', 'a/b/c/d', 'name:', '-x', '/x']) expect(typedName(text), text).toBeNull();
});
