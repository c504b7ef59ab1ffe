import type { Chat, Connection, Message, User } from '@/shared/http/types';
import { minutesAgo, now } from './clock';
import { extensionsInUse } from './extension-samples';
import { modelsInUse } from './furnished-models';
import { sampleLibrary } from './library';
import { type Account, base, demoConnection, emptyState, firstVersion, makeModel, type State, storedModel } from './store';

const sampleChat = (): Chat => {
  const message = (id: string, parent: string | null, role: Message['role'], text: string, more: Partial<Message> = {}): Message => ({
    id,
    parent_id: parent,
    role,
    content: [{ type: 'text', text }],
    state: 'done',
    created_at: minutesAgo(60 - Number(id.slice(1))),
    ...more,
  });
  const agreement = { id: 'hm-2291', name: 'HM-2291.pdf' };
  const cited = [
    { number: 1, document: agreement, position: 1, page: 1 },
    { number: 2, document: agreement, position: 0, page: 1 },
    { number: 3, document: null },
  ];
  const usage = { prompt_tokens: 40, completion_tokens: 96, duration_ms: 3100, first_token_ms: 300, tokens_per_second: 31 };
  return {
    id: 'chat-1',
    title: 'Supplier agreement, clause 14',
    head_id: 'm5',
    pinned: false,
    archived: false,
    folder: null,
    models: ['contract-reviewer', 'demo:plain'],
    created_at: minutesAgo(60),
    updated_at: minutesAgo(50),
    messages: [
      message('m1', null, 'user', 'Which law governs this agreement, and where would we sue?'),
      message(
        'm2',
        'm1',
        'assistant',
        'Danish law governs it. Disputes go to the **Maritime and Commercial Court** in Copenhagen; neither party may sue at home.',
        { model_id: 'contract-reviewer', usage, saw: 0 },
      ),
      message(
        'm3',
        'm1',
        'assistant',
        'Clause 21 names Danish law and the court in Copenhagen. Check whether an arbitration rider was signed later.',
        { model_id: 'demo:plain', usage, saw: 0 },
      ),
      message('m4', 'm2', 'user', 'Does page 9 change clause 14.2?'),
      message(
        'm5',
        'm4',
        'assistant',
        'As registered, 14.2 is unchanged. It obliges us to give **ninety days’ written notice** [1], and the period starts when notice is *received*, not when it is sent.\n\n- Cure period: thirty days, once. [2]\n- No cure for late payment above € 50,000. [3]\n\nAn amendment of page 9 is not in the register.',
        {
          model_id: 'contract-reviewer',
          usage,
          saw: 1,
          citations: cited,
          reasoning: 'The register lists amendments by page. Page 9 is not there.',
        },
      ),
      message('m6', 'm4', 'assistant', 'Yes. On the photographed page the notice period in 14.2 is struck out', {
        model_id: 'demo:plain',
        saw: 1,
        state: 'failed',
        problem: { type: 'upstream-broke-off', status: 502, title: 'Broke off' },
      }),
    ],
  };
};

/** A workshop in use, as the pictures of the design show it. */
export const furnished = (): State => {
  const state = emptyState();
  const account = (id: string, name: string, role: User['role']): Account => ({
    id,
    name,
    email: `${id}@halden.example`,
    role,
    language: null,
    time_zone: null,
    created_at: minutesAgo(9000),
    password: 'password1',
  });
  state.accounts = [
    account('ines', 'Ines Marchetti', 'admin'),
    account('oleg', 'Олег Ким', 'user'),
    account('lucia', 'Lucía Prado', 'pending'),
  ];
  state.session = 'ines';
  const workstation: Connection = {
    ...demoConnection(),
    id: 'ws',
    kind: 'ollama',
    name: 'Workstation',
    url: 'http://workstation:11434',
    priority: 0,
    version: '0.13.1',
    latency_ms: 4,
    model_count: 4,
  };
  const gpu: Connection = {
    ...workstation,
    id: 'gpu',
    name: 'GPU server',
    url: 'http://gpu-01.halden.example:11434',
    priority: 1,
    state: 'unreachable',
    detail: 'Connection refused',
    latency_ms: null,
    model_count: 6,
  };
  state.connections = [workstation, gpu, { ...demoConnection(), enabled: true }];
  state.stored.ws = [
    storedModel('llama3.2:3b', 3.4, { loaded: { expires_at: new Date(Date.now() + 4 * 60_000).toISOString(), size_vram: 3.9e9 } }),
    storedModel('llava:13b', 8, { parameter_size: '13B', quantization: 'Q4_0' }),
    storedModel('mistral:7b-instruct', 4.1, { parameter_size: '7.2B', quantization: 'Q4_0' }),
    storedModel('nomic-embed-text:latest', 0.274, { family: 'nomic-bert', parameter_size: '137M', quantization: 'F16' }),
  ];
  const size = (parameter_size: string, quantization: string) => ({ family: 'llama', parameter_size, quantization, context_length: 32768 });
  state.bases.push(
    base('mistral:7b-instruct', 'mistral:7b-instruct', size('7.2B', 'Q4_0'), 'ws'),
    base('llama3.2:3b', 'llama3.2:3b', size('3.2B', 'Q8_0'), 'ws'),
    base('llava:13b', 'llava:13b', size('13B', 'Q4_0'), 'ws'),
    { ...base('qwen2.5:7b-instruct', 'qwen2.5:7b-instruct', size('7.6B', 'Q4_K_M'), 'ws'), state: 'unreachable' },
  );
  state.models = modelsInUse.map(([draft, minutes, more]) => ({ ...makeModel(state, draft, minutes), ...more }));
  state.groups = [
    { id: 'g1', name: 'Legal', description: 'Contracts and claims', member_ids: ['ines', 'oleg'], created_at: now(), updated_at: now() },
    { id: 'g2', name: 'Finance', description: '', member_ids: ['oleg'], created_at: now(), updated_at: now() },
  ];
  for (const model of state.models) state.versions.set(model.id, [firstVersion(model)]);
  state.library = sampleLibrary();
  state.extensions.push(...extensionsInUse());
  state.chats = [sampleChat()];
  return state;
};
