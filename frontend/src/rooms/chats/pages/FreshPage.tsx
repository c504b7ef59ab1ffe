import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';
import { modelQuery } from '@/rooms/models/api';
import { spokenTo } from '@/rooms/models/model';
import type { Suggestion } from '@/shared/http/types';
import { errorText, problemText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Page } from '@/shared/ui/Page';
import { usePreferences } from '@/shared/ui/preferences';
import { chatQuery, chatsQuery, deleteChat, openChat } from '../api';
import { askedWith, attachmentsOf } from '../attachments';
import { keepDraft, keepFilters, readDraft } from '../draft';
import { contentOf } from '../files';
import { modelsFromLink } from '../model';
import type { Context } from '../parts/Composer';
import { Hello } from '../parts/Hello';
import { Suggestions } from '../parts/Suggestions';
import { TemporarySwitch } from '../parts/TemporarySwitch';
import { sessionOf } from '../session';
import { ComposerDock } from './ComposerDock';
import { filtersIn, useFilters } from './useFilters';
import { useLinkedQuestion } from './useLinkedQuestion';
import { useModelsOf } from './useModelsOf';
import { useOffers } from './useOffers';

/** The models of the link, else those used last, else the first there is. */
const useStartModels = (link: string | undefined) => {
  const [picked, setPicked] = useState<{ link: string | undefined; ids: string[] } | null>(null);
  const { models: last } = usePreferences();
  const { entries, byId, ready } = useModelsOf([]);
  if (picked && picked.link === link) return { ids: picked.ids, setIds: (ids: string[]) => setPicked({ link, ids }), ready };
  const linked = modelsFromLink(link);
  const remembered = last.filter((id) => byId.has(id));
  const first = entries.find((entry) => entry.state === 'ok') ?? entries[0];
  const ids = linked.length > 0 ? linked : remembered.length > 0 ? remembered : first ? [first.id] : [];
  return { ids, setIds: (next: string[]) => setPicked({ link, ids: next }), ready };
};

export function FreshPage() {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const search = useSearch({ from: '/' });
  const me = useQuery(meQuery).data;
  const { ids, setIds, ready } = useStartModels(search.models);
  const { byId, face, entries } = useModelsOf(ids);
  const [text, setText] = useState(search.q ?? readDraft('new'));
  const [context, setContext] = useState<Context>('lanes');
  const [phase, setPhase] = useState<'idle' | 'asking'>('idle');
  const [refused, setRefused] = useState<string | null>(null);
  const [picking, setPicking] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  const filtering = useFilters('new', ids, useOffers(ids));
  const only = ids.length === 1 ? byId.get(ids[0] ?? '') : undefined;
  const dressed = ids.filter((id) => byId.get(id)?.kind === 'workspace');
  const details = useQueries({ queries: dressed.map((id) => modelQuery(id)) }).flatMap((query) => query.data?.model ?? []);
  const suggestions = details.flatMap((model) => model.suggestions).slice(0, 6);

  /** What is written here, or what a link asks: that goes without the files that lie here. */
  const send = async (linked?: { question: string; models: string[] }) => {
    const files = attachmentsOf('new');
    setPhase('asking');
    setRefused(null);
    try {
      const chat = await openChat(search.temporary);
      queries.setQueryData(chatQuery(chat.id).queryKey, { ...chat, messages: chat.messages ?? [] });
      const session = sessionOf(chat.id, queries);
      const begun = session.begun();
      const asked = session.ask({
        content: linked ? contentOf(linked.question, []) : contentOf(text, askedWith(files.getHeld().items)),
        models: linked?.models ?? ids,
        parent_id: null,
        context,
        ...filtersIn(filtering.asked),
      });
      keepFilters(chat.id, filtering.asked);
      if (await Promise.race([begun.then(() => true), asked])) {
        keepDraft('new', '');
        if (!linked) files.free(files.take());
        void queries.invalidateQueries({ queryKey: chatsQuery.queryKey });
        await go({ to: '/c/$id', params: { id: chat.id } });
        return;
      }
      const problem = session.getStatus().refused;
      setRefused(problem ? problemText(t, problem) : null);
      files.check();
      await deleteChat(chat.id).catch(() => undefined);
    } catch (error) {
      setRefused(errorText(t, error));
    }
    setPhase('idle');
  };
  const { unknown } = useLinkedQuestion({
    link: search,
    ready,
    byId,
    ask: async (question, linked) => {
      const models = linked.length > 0 ? linked : ids;
      if (models.length === 0) return;
      setText(question);
      setIds(models);
      // Whoever comes back to this page must not ask again.
      await go({ to: '/', search: { ...search, q: undefined }, replace: true });
      await send({ question, models });
    },
  });
  const suggest = (suggestion: Suggestion) => {
    setText(suggestion.prompt);
    field.current?.focus();
  };

  return (
    <Page
      name={t('chats.new')}
      chat
      title={<h1 className="vh">{t('chats.new')}</h1>}
      actions={
        <TemporarySwitch
          on={search.temporary === true}
          onChange={(on) => go({ to: '/', search: { ...search, temporary: on || undefined }, replace: true })}
        />
      }
    >
      <div className="fresh" data-open={picking || undefined}>
        {ready && entries.length === 0 ? (
          <NoModels />
        ) : (
          <>
            <Hello
              faces={ids.map(face)}
              entry={only}
              missing={ids.length === 1 && !only && ready ? (ids[0] ?? null) : null}
              greeting={only ? spokenTo(details[0]?.greeting ?? '', me) : ''}
            />
            {unknown.length > 0 && ids.length + unknown.length > 1 && (
              <div className="dockednote">
                <Note tone="warn">{t('shelf.unknownModels', { count: unknown.length, ids: unknown.join(', ') })}</Note>
              </div>
            )}
            {search.temporary && (
              <div className="dockednote">
                <Note tone="quiet">
                  <b className="b">{t('shelf.temporary')}.</b> {t('shelf.temporaryHelp')}
                </Note>
              </div>
            )}
            {refused && (
              <div className="dockednote">
                <Note tone="danger">{refused}</Note>
              </div>
            )}
            <ComposerDock
              chat="new"
              ids={ids}
              text={text}
              phase={phase}
              context={context}
              fieldRef={field}
              filters={filtering.filters}
              onFilter={filtering.onSwitch}
              onIds={setIds}
              onText={setText}
              onContext={setContext}
              onSend={() => void send()}
              onStop={() => undefined}
              onPicking={setPicking}
            />
            {!picking && suggestions.length > 0 && <Suggestions items={suggestions} onChoose={suggest} />}
          </>
        )}
      </div>
    </Page>
  );
}

function NoModels() {
  const { t } = useTranslation();
  const admin = isAdmin(useQuery(meQuery).data);
  return (
    <div className="hello">
      <h2>{t('chats.noModels')}</h2>
      <p>{admin ? t('chats.noModelsAdmin') : t('chats.noModelsUser')}</p>
      {admin && (
        <p>
          <Link to="/connections" className="link">
            {t('chats.toConnections')}
          </Link>
        </p>
      )}
    </div>
  );
}
