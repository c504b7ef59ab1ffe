import type { ModelDraft } from '@/shared/http/types';
import type { Side } from '@/shared/ui/Rivals';
import { changedFields, type Field, sameValue } from './editing';

/** One thing on which two saves differ; inside params and capabilities each name is a thing of its own. */
export type Rival = { field: Field; name: string | null; mine: unknown; theirs: unknown; by: 'me' | 'them' | 'both' };
export type Choices = ReadonlyMap<string, Side>;

const split = ['params', 'capabilities'] as const;
type Split = (typeof split)[number];
const isSplit = (field: Field): field is Split => (split as readonly string[]).includes(field);

export const keyOfRival = (rival: Pick<Rival, 'field' | 'name'>): string =>
  rival.name === null ? rival.field : `${rival.field}.${rival.name}`;

const byWhom = (before: unknown, mine: unknown, theirs: unknown): Rival['by'] =>
  sameValue(before, mine) ? 'them' : sameValue(before, theirs) ? 'me' : 'both';

/** Everything on which mine and theirs differ now, with who moved it since `before`. */
export const rivalsIn = (before: ModelDraft, mine: ModelDraft, theirs: ModelDraft): Rival[] =>
  changedFields(theirs, mine).flatMap((field): Rival[] => {
    if (!isSplit(field))
      return [{ field, name: null, mine: mine[field], theirs: theirs[field], by: byWhom(before[field], mine[field], theirs[field]) }];
    const names = [...new Set([...Object.keys(theirs[field]), ...Object.keys(mine[field])])];
    return names
      .map((name) => ({ name, was: before[field][name], mine: mine[field][name], theirs: theirs[field][name] }))
      .filter((one) => !sameValue(one.mine, one.theirs))
      .map(({ was, ...one }) => ({ field, ...one, by: byWhom(was, one.mine, one.theirs) }));
  });

/** What only they changed stays theirs; everything I touched is mine until I say otherwise. */
export const firstChoices = (rivals: readonly Rival[]): Map<string, Side> =>
  new Map(rivals.map((rival) => [keyOfRival(rival), rival.by === 'them' ? 'theirs' : 'mine']));

export const merged = (mine: ModelDraft, rivals: readonly Rival[], choices: Choices): ModelDraft => {
  const result: Record<string, unknown> = { ...mine, params: { ...mine.params }, capabilities: { ...mine.capabilities } };
  for (const rival of rivals) {
    if (choices.get(keyOfRival(rival)) !== 'theirs') continue;
    if (rival.name === null) result[rival.field] = rival.theirs;
    else {
      const inner = result[rival.field] as Record<string, unknown>;
      if (rival.theirs === undefined) delete inner[rival.name];
      else inner[rival.name] = rival.theirs;
    }
  }
  return result as ModelDraft;
};
