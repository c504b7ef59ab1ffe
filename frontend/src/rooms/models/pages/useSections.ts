import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelDraft } from '@/shared/http/types';
import { tokensAbout } from '@/shared/tokens';
import { setNames } from '../parameters';
import type { SectionEntry } from '../parts/EditorNav';

const ids = [
  'identity',
  'prompt',
  'parameters',
  'suggestions',
  'greeting',
  'examples',
  'knowledge',
  'tools',
  'filters',
  'actions',
  'capabilities',
  'fallbacks',
  'access',
] as const;

const onlyWorkspace: ReadonlySet<string> = new Set(['fallbacks', 'knowledge', 'tools', 'filters', 'actions']);
const labelOf = (t: TFunction, id: (typeof ids)[number]): string => {
  switch (id) {
    case 'knowledge':
      return t('knowledge.pick.section');
    case 'tools':
    case 'filters':
    case 'actions':
      return t(`common.nav.${id}`);
    default:
      return t(`editor.${id}`);
  }
};

/** The index of the editor: each section with how much is in it. */
export const useSectionEntries = (kind: 'workspace' | 'base', draft: ModelDraft, bad: ReadonlySet<string>): SectionEntry[] => {
  const { t } = useTranslation();
  const counts: Record<string, number> = {
    prompt: tokensAbout(draft.system_prompt),
    parameters: setNames(draft.params).length,
    suggestions: draft.suggestions.length,
    examples: draft.examples.length,
    knowledge: draft.knowledge_ids.length + draft.document_ids.length,
    tools: draft.tool_ids.length,
    filters: draft.filter_ids.length,
    actions: draft.action_ids.length,
    fallbacks: draft.fallback_ids.length,
    access: draft.access.grants.length,
  };
  return ids
    .filter((id) => kind === 'workspace' || !onlyWorkspace.has(id))
    .map((id) => ({
      id,
      label: labelOf(t, id),
      count: counts[id] ? String(counts[id]) : '',
      bad: bad.has(id),
    }));
};

/** Which section is at the top of what is in sight. */
export function useSectionInSight(sections: readonly string[]): string {
  const [here, setHere] = useState(sections[0] ?? '');
  const key = sections.join(' ');
  useEffect(() => {
    const main = document.getElementById('main');
    if (!main) return;
    const look = () => {
      const top = main.getBoundingClientRect().top + 96;
      const passed = key
        .split(' ')
        .filter((id) => (document.getElementById(id)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY) <= top);
      setHere(passed.at(-1) ?? key.split(' ')[0] ?? '');
    };
    main.addEventListener('scroll', look, { passive: true });
    return () => main.removeEventListener('scroll', look);
  }, [key]);
  return here;
}
