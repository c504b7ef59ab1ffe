import type { Message } from '@/shared/http/types';

/** One column of a turn: the answers of one model to one question, the chosen or newest one first to show. */
export type Column = { modelId: string; versions: Message[]; shown: Message };
export type TurnView = { question: Message; siblings: Message[]; columns: Column[]; chosen: string | null };

/** By their letters: times are written alike, and to compare them by a language's rules takes a hundred times as long. */
const byTime = (a: Message, b: Message) => (a.created_at < b.created_at ? -1 : Number(a.created_at > b.created_at));

const newestOf = (messages: readonly Message[]): Message | undefined =>
  messages.reduce<Message | undefined>((newest, message) => (newest && byTime(message, newest) < 0 ? newest : message), undefined);

export const childrenOf = (messages: readonly Message[]): Map<string | null, Message[]> => {
  const children = new Map<string | null, Message[]>();
  for (const message of messages) {
    const list = children.get(message.parent_id);
    if (list) list.push(message);
    else children.set(message.parent_id, [message]);
  }
  for (const list of children.values()) list.sort(byTime);
  return children;
};

/** From the root to the selected leaf. A head that is gone falls back to the newest message. */
export const pathTo = (messages: readonly Message[], head: string | null): Message[] => {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const path: Message[] = [];
  let at = byId.get(head ?? '') ?? newestOf(messages);
  const seen = new Set<Message>();
  while (at && !seen.has(at)) {
    seen.add(at);
    path.push(at);
    at = at.parent_id ? byId.get(at.parent_id) : undefined;
  }
  return path.reverse();
};

/** The newest leaf below a message: what is selected when a branch is entered at its root. */
export const leafBelow = (messages: readonly Message[], id: string): string => {
  const children = childrenOf(messages);
  let at = id;
  for (let next = children.get(at)?.at(-1); next; next = children.get(at)?.at(-1)) at = next.id;
  return at;
};

/** What is left when a message goes with all below it, and where the line then ends: at its newest sibling's newest leaf, else its parent. */
export const withoutBranch = (
  messages: readonly Message[],
  head: string | null,
  gone: string,
): { messages: Message[]; head: string | null } => {
  const top = messages.find((message) => message.id === gone);
  if (!top) return { messages: [...messages], head };
  const children = childrenOf(messages);
  const below = new Set([gone]);
  for (const id of below) for (const child of children.get(id) ?? []) below.add(child.id);
  const left = messages.filter((message) => !below.has(message.id));
  if (head === null || !below.has(head)) return { messages: left, head };
  const sibling = (children.get(top.parent_id) ?? []).filter((message) => message.id !== gone).at(-1);
  return { messages: left, head: sibling ? leafBelow(left, sibling.id) : top.parent_id };
};

const columnsOf = (answers: Message[], onPath: ReadonlySet<string>): Column[] => {
  const models = [...new Set(answers.map((answer) => answer.model_id ?? ''))];
  return models.map((modelId) => {
    const versions = answers.filter((answer) => (answer.model_id ?? '') === modelId);
    const shown = versions.find((version) => onPath.has(version.id)) ?? (versions.at(-1) as Message);
    return { modelId, versions, shown };
  });
};

/** A chat as a document: each question on the selected path with the answers to it, side by side. */
export const turnsOf = (messages: readonly Message[], head: string | null): TurnView[] => {
  const path = pathTo(messages, head);
  const onPath = new Set(path.map((message) => message.id));
  const children = childrenOf(messages);
  return path
    .filter((message) => message.role === 'user')
    .map((question) => {
      const answers = (children.get(question.id) ?? []).filter((child) => child.role === 'assistant');
      return {
        question,
        siblings: (children.get(question.parent_id) ?? []).filter((message) => message.role === 'user'),
        columns: columnsOf(answers, onPath),
        chosen: answers.find((answer) => onPath.has(answer.id))?.id ?? null,
      };
    });
};

export const isStreaming = (messages: readonly Message[]): boolean => messages.some((message) => message.state === 'streaming');
