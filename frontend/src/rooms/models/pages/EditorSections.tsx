import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { groupsQuery, meQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';
import type { Model } from '@/shared/http/types';
import { translated } from '@/shared/i18n/said';
import type { Face } from '@/shared/ui/Avatar';
import { Section } from '@/shared/ui/Section';
import { baseModelsQuery, parameterFactsQuery, tagsQuery } from '../api';
import { AvatarPicker } from '../parts/AvatarPicker';
import { ExampleList } from '../parts/ExampleList';
import { Fallbacks } from '../parts/Fallbacks';
import { Identity } from '../parts/Identity';
import { ParamList } from '../parts/ParamList';
import { Prompt } from '../parts/Prompt';
import { Capabilities, Greeting } from '../parts/Rest';
import { SuggestionList } from '../parts/SuggestionList';
import { valuesFor } from '../variables';
import { AccessPanel } from './AccessPanel';
import type { Desk } from './desks';
import { ExtensionSection } from './ExtensionSection';
import { KnowledgeSection } from './KnowledgeSection';
import type { useAvatar } from './useAvatar';
import type { Edit } from './useModelDraft';

type Props = { desk: Desk; edit: Edit; saved: Model | null; locked: boolean; face: Face; avatar: ReturnType<typeof useAvatar> };

/** What the variables of a prompt become for who is looking, now. */
const useValues = () => {
  const me = useQuery(meQuery).data;
  const groups = useQuery({ ...groupsQuery, enabled: isAdmin(me) }).data?.items;
  return useMemo(() => {
    if (!me) return {};
    const names = groups?.filter((group) => group.member_ids.includes(me.id)).map((group) => group.name);
    return valuesFor({ ...me, groups: names }, new Date(), navigator.language);
  }, [me, groups]);
};

export function EditorSections({ desk, edit, saved, locked, face, avatar }: Props) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const bases = useQuery(baseModelsQuery).data ?? [];
  const tags = useQuery(tagsQuery).data?.map((entry) => entry.tag) ?? [];
  const facts = useQuery(parameterFactsQuery).data;
  const factsByName = useMemo(() => new Map((facts ?? []).map((row) => [row.name, row])), [facts]);
  const values = useValues();
  const { draft, complaints, change } = edit;
  const errorAt = (pointer: string): string | undefined => {
    const complaint = complaints.get(pointer);
    if (!complaint) return undefined;
    return complaint.key ? t(`editor.${complaint.key}`) : translated(complaint.detail ?? t('problems.validation'));
  };
  const shared = { draft, locked, errorAt, onChange: change };
  const mayShare = desk.isNew || isAdmin(me) || saved?.owner?.id === me?.id;
  const onBase = bases.find((base) => base.id === (desk.kind === 'base' ? draft.id : draft.base_model_id));
  const baseAccess = saved?.base_access && draft.base_model_id ? { id: draft.base_model_id, access: saved.base_access } : null;
  return (
    <>
      <Identity
        {...shared}
        kind={desk.kind}
        isNew={edit.isNew}
        bases={bases}
        tags={tags}
        onId={edit.setId}
        avatar={<AvatarPicker face={face} locked={locked} busy={avatar.busy} onSet={avatar.set} onRemove={avatar.remove} />}
      />
      <Prompt
        text={draft.system_prompt}
        values={values}
        locked={locked}
        error={errorAt('/system_prompt')}
        onChange={(text) => change({ system_prompt: text })}
      />
      <ParamList params={draft.params} facts={factsByName} locked={locked} errorAt={errorAt} onChange={(params) => change({ params })} />
      <SuggestionList items={draft.suggestions} locked={locked} errorAt={errorAt} onChange={(suggestions) => change({ suggestions })} />
      <Greeting {...shared} />
      <ExampleList items={draft.examples} locked={locked} errorAt={errorAt} onChange={(examples) => change({ examples })} />
      {desk.kind === 'workspace' && (
        <KnowledgeSection
          draft={draft}
          saved={saved}
          locked={locked}
          error={errorAt('/knowledge_ids') ?? errorAt('/knowledge_ids/0') ?? errorAt('/document_ids')}
          onChange={change}
          onAdded={edit.absorb}
        />
      )}
      {desk.kind === 'workspace' && (
        <>
          <ExtensionSection
            kind="tool"
            ids={draft.tool_ids}
            locked={locked}
            error={errorAt('/tool_ids') ?? errorAt('/tool_ids/0')}
            onChange={(tool_ids) => change({ tool_ids })}
          />
          <ExtensionSection
            kind="filter"
            ids={draft.filter_ids}
            locked={locked}
            error={errorAt('/filter_ids') ?? errorAt('/filter_ids/0')}
            onChange={(filter_ids) => change({ filter_ids })}
          />
          <ExtensionSection
            kind="action"
            ids={draft.action_ids}
            locked={locked}
            error={errorAt('/action_ids') ?? errorAt('/action_ids/0')}
            onChange={(action_ids) => change({ action_ids })}
          />
        </>
      )}
      <Capabilities {...shared} base={onBase} />
      {desk.kind === 'workspace' && (
        <Fallbacks
          ids={draft.fallback_ids}
          base={draft.base_model_id}
          bases={bases}
          locked={locked}
          error={errorAt('/fallback_ids')}
          onChange={(fallback_ids) => change({ fallback_ids })}
        />
      )}
      <Section id="access" title={t('editor.access')}>
        <AccessPanel access={draft.access} locked={locked || !mayShare} base={baseAccess} onChange={(access) => change({ access })} />
        {!locked && !mayShare && <p className="small s3">{t('access.ownersOnly')}</p>}
        {errorAt('/access') && <p className="fielderror">{errorAt('/access')}</p>}
      </Section>
    </>
  );
}
