import type { Chat, Message } from '@/shared/http/types';
import { bodyOf, json, problem } from './http';
import type { State } from './store';

type Stored = State['models'][number];

type Said = { role: string; content: string; ids: string[]; isNew: boolean };

/** As the server tells it, for a model on an Ollama; a base model has no prompt and no parameters. */
export const explanation = (model: Pick<Stored, 'id' | 'version' | 'base_model_id' | 'system_prompt' | 'params'>, said: Said[]) => {
  const system = model.system_prompt ? [{ role: 'system', content: model.system_prompt }] : [];
  const all = Object.entries(model.params ?? {});
  const sent = all.filter(([name]) => name !== 'num_keep');
  const messages = [...system, ...said.map(({ role, content }) => ({ role, content }))];
  return {
    request: { model: model.base_model_id, messages, stream: true, options: Object.fromEntries(sent) },
    model_id: model.id,
    version: model.version,
    connection: { id: 'ws', kind: 'ollama', name: 'Workstation', address: 'http://workstation:11434/api/chat' },
    others: [],
    variables: [{ text: '{{NOPE}}', value: null }],
    parts: [
      { path: '/model', value: model.base_model_id, origin: 'model' },
      { path: '/stream', value: true, origin: 'server' },
      ...system.map(({ content }) => ({
        path: '/messages/0/content',
        value: content,
        origin: 'model',
        paragraphs: content.split(/\n\s*\n/).map((text) => ({ text, origin: 'model', variables: [] })),
      })),
      ...said.map(({ role, content, ids, isNew }, i) => ({
        path: `/messages/${i + system.length}`,
        value: { role, content },
        origin: isNew ? 'request' : 'history',
        ...(ids.length > 0 ? { message_ids: ids } : {}),
      })),
      ...sent.map(([name, value]) => ({ path: `/options/${name}`, value, origin: 'model' })),
    ],
    not_sent: all.filter(([name]) => name === 'num_keep').map(([name, value]) => ({ name, value, reason: 'not_taken' })),
  };
};

const textOf = (message: Pick<Message, 'content'>) => message.content.map((part) => ('text' in part ? part.text : '')).join('');

/** Each model sees its own answers, else the one on the line. */
const laneTo = (chat: Chat, end: string | null, model: string): Said[] => {
  const line: Message[] = [];
  for (let at = chat.messages.find(({ id }) => id === end); at; at = chat.messages.find(({ id }) => id === at?.parent_id)) line.unshift(at);
  return line.map((message) => {
    const own = chat.messages.find((other) => other.parent_id === message.parent_id && other.model_id === model);
    const shown = message.role === 'assistant' && own ? own : message;
    return { role: shown.role, content: textOf(shown), ids: [shown.id], isNew: false };
  });
};

type Asked = { model: string; content?: Message['content']; parent_id?: string | null };

export const explainedTurn = async (state: State, chat: Chat, request: Request): Promise<Response> => {
  const { model: id, content, parent_id } = await bodyOf<Asked>(request);
  const model = state.models.find((one) => one.id === id);
  if (model && !model.permissions.read) return problem('forbidden', 403, 'Only who may read the model sees this.');
  const base = { id, version: 0, base_model_id: id, system_prompt: '', params: {} };
  const lane = laneTo(chat, parent_id === undefined ? chat.head_id : parent_id, id);
  const asked = content ? [{ role: 'user', content: textOf({ content }), ids: [], isNew: true }] : [];
  return json(explanation(model ?? base, [...lane, ...asked]));
};
