import type { Model, ModelDraft } from '@/shared/http/types';

const everyone = { visibility: 'public' as const, grants: [] };

type Row = [draft: Partial<ModelDraft> & { id: string; name: string }, minutes: number, more?: Partial<Model>];

/** The models of a workshop in use, the last changed first. */
export const modelsInUse: Row[] = [
  [
    {
      id: 'contract-reviewer',
      name: 'Contract reviewer',
      base_model_id: 'mistral:7b-instruct',
      description: 'Reads a contract clause by clause and cites the paragraph it relies on',
      tags: ['legal', 'documents'],
      params: { temperature: 0.2, num_ctx: 8192, seed: 42 },
      system_prompt:
        'You review contracts for {{USER_NAME}} at Halden Marine. Today is {{CURRENT_DATE}}.\n\nGo clause by clause. For each clause say what it obliges us to do, by when, and what happens if we do not.\n\nAnswer in {{LANGUAGE}}.',
      suggestions: [
        { title: 'Termination', prompt: 'What are our exits from this contract, and by when?' },
        { title: 'Money', prompt: 'List every payment, its date and its condition' },
        { title: 'Compare', prompt: 'What changed against the version of March?' },
      ],
      filter_ids: ['redact', 'answer-language'],
      action_ids: ['summarise', 'shorten', 'save-as-memo'],
      greeting: 'Put a clause before me and I say what it binds us to.',
      access: everyone,
    },
    12,
  ],
  [
    {
      id: 'physics-ru',
      name: 'Помощник по физике',
      base_model_id: 'llama3.2:3b',
      description: 'Объясняет задачу шаг за шагом и не даёт готового ответа',
      tags: ['учёба', 'ru'],
      access: everyone,
    },
    61,
  ],
  [
    {
      id: 'translator-ko',
      name: '번역 도우미',
      base_model_id: 'qwen2.5:7b-instruct',
      description: '계약서와 공문을 자연스러운 한국어로 옮깁니다',
      tags: ['번역', 'ko'],
      access: everyone,
    },
    190,
  ],
  [
    {
      id: 'invoice-reader',
      name: 'Invoice reader',
      base_model_id: 'llava:13b',
      description: 'Turns a photographed invoice into lines, taxes and totals',
      tags: ['finance', 'documents'],
      capabilities: { vision: true },
    },
    1500,
  ],
  [
    {
      id: 'correcteur',
      name: 'Correcteur',
      base_model_id: 'demo:plain',
      description: 'Corrige l’orthographe et la typographie sans changer le ton',
      tags: ['fr', 'writing'],
      access: everyone,
    },
    1600,
  ],
  [
    {
      id: 'faq-answerer',
      name: 'FAQ answerer',
      base_model_id: 'mistral:7b-instruct',
      description: 'Used by the website widget through its id',
      tags: ['support'],
      access: everyone,
    },
    5000,
    { hidden: true },
  ],
  [
    {
      id: 'house-style',
      name: 'House style',
      base_model_id: 'mixtral:8x7b',
      description: 'Keeps release notes and mails in one voice',
      tags: ['writing'],
      access: everyone,
    },
    6000,
  ],
  [
    {
      id: 'acme/sql-companion:v2',
      name: 'SQL companion',
      base_model_id: 'demo:markdown',
      description: 'Writes and explains queries for the warehouse, read-only',
      tags: ['dev', 'data'],
    },
    9000,
  ],
  [
    {
      id: 'incident-scribe',
      name: 'Incident scribe',
      base_model_id: 'demo:slow',
      description: 'Keeps the timeline while an incident is running',
      tags: ['dev', 'ops'],
    },
    14000,
    { enabled: false },
  ],
];
