import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFileImport, IconPlus, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { icon, Note } from '@/shared/ui/atoms';
import { inLayer, useKeys } from '@/shared/ui/keys';
import { LinkButton } from '@/shared/ui/LinkButton';
import { ListEnd } from '@/shared/ui/ListEnd';
import { useLeaving } from '@/shared/ui/leaving';
import { RowsLoading } from '@/shared/ui/loading';
import { MenuButton } from '@/shared/ui/MenuButton';
import { Page } from '@/shared/ui/Page';
import { useChosen } from '@/shared/ui/useChosen';
import { extensionsQuery } from '../api';
import { addableBy, type Extension, type Kinds, kinds, type Source, sourcesOf, type Verb } from '../model';
import { ExtensionBulk } from '../parts/ExtensionBulk';
import { NoExtensions } from '../parts/NoExtensions';
import { Sign } from '../parts/signs';
import { ExtensionAccess } from './ExtensionAccess';
import { ExtensionTable } from './ExtensionTable';
import { LogsPanel } from './LogsPanel';
import { useExtensionDeeds } from './useExtensionDeeds';
import { useManyExtensions } from './useManyExtensions';
import { useMayWrite } from './useMayWrite';

type Asked = { what: 'access' | 'logs'; extension: Extension };

/** All tools, filters or actions that this person may see. */
export function ExtensionsPage() {
  const { kind: word } = useParams({ from: '/workspace/$kind' });
  return <ListOf key={word} word={word as Kinds} />;
}

function ListOf({ word }: { word: Kinds }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const kind = kinds[word];
  const { q = '', source } = useSearch({ from: '/workspace/$kind' });
  const [text, setText] = useState(q);
  const [asked, ask] = useState<Asked | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const leaving = useLeaving();
  const deeds = useExtensionDeeds();
  const addable = addableBy(kind, useMayWrite());
  const list = useInfiniteQuery(extensionsQuery({ kind, source, ...(q ? { q } : {}) }));
  const extensions = (list.data?.pages.flatMap((page) => page.items) ?? []).filter(({ id }) => !leaving.has(id));
  const total = list.data?.pages[0]?.total ?? 0;
  const { chosen, ...choosing } = useChosen(extensions);
  const many = useManyExtensions(choosing.put);

  const show = (next: { q?: string; source?: Source }) =>
    void go({
      to: '/workspace/$kind',
      params: { kind: word },
      search: { q: next.q?.trim() || undefined, source: next.source },
      replace: true,
    });
  const searchSoon = useDebouncedCallback((next: string) => show({ q: next, source }), 180);
  const add = (from: Source) => void go({ to: '/workspace/$kind/new', params: { kind: word }, search: { source: from } });
  useKeys({ '/': () => search.current?.focus() });
  useKeys({ Escape: ({ target }) => !inLayer(target) && choosing.put([]) }, chosen.length > 0 && asked === null);
  const act = (one: Extension, verb: Verb) => {
    switch (verb) {
      case 'open':
        return void go({ to: '/workspace/$kind/$id', params: { kind: word, id: one.id } });
      case 'enable':
      case 'disable':
        return void deeds.turn(one, verb === 'enable');
      case 'refresh':
        return deeds.refresh(one);
      case 'export':
        return deeds.takeOut([one.id]);
      case 'delete':
        return void deeds.remove([one]);
      case 'access':
      case 'logs':
        return ask({ what: verb, extension: one });
      default:
        return verb satisfies never;
    }
  };
  const empty = list.isSuccess && !list.isPlaceholderData && extensions.length === 0;
  return (
    <Page
      name={t(`extensions.${kind}.title`)}
      actions={<Adding word={word} sources={addable} onAdd={add} />}
      foot={
        chosen.length > 0 && (
          <ExtensionBulk extensions={chosen} progress={many.progress} onAct={many.act} onClear={() => choosing.put([])} />
        )
      }
    >
      <div className="tools">
        <TextInput
          ref={search}
          type="search"
          className="search"
          aria-label={t(`extensions.${kind}.search`)}
          placeholder={t(`extensions.${kind}.search`)}
          leftSection={<IconSearch {...icon} />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            searchSoon(event.currentTarget.value);
          }}
        />
        <div className="facets extfacets" role="group" aria-label={t('extensions.narrow')}>
          {sourcesOf(kind).map((one) => (
            <UnstyledButton
              key={one}
              className="facet"
              aria-pressed={source === one}
              onClick={() => show({ q: text, source: source === one ? undefined : one })}
            >
              {t(`extensions.source.${one}`)}
            </UnstyledButton>
          ))}
        </div>
        <span className="grow hidem" />
        <span className="small s3 hidem" role="status">
          {list.isSuccess && t(`extensions.${kind}.count`, { count: total })}
        </span>
      </div>
      {!q && !source && <p className="small s3 extlead">{t(`extensions.${kind}.about`)}</p>}
      {list.isPending && <RowsLoading />}
      {list.isError && extensions.length === 0 && (
        <div className="stmid">
          <Note tone="danger">{errorText(t, list.error)}</Note>
        </div>
      )}
      {empty && (
        <NoExtensions
          kind={kind}
          q={q}
          source={source}
          mayAdd={source !== undefined && addable.includes(source)}
          onAdd={add}
          onWiden={() => {
            setText('');
            show({});
          }}
        />
      )}
      {extensions.length > 0 && (
        <ExtensionTable
          kind={kind}
          extensions={extensions}
          choosing={choosing}
          busy={asked !== null}
          checking={deeds.checking}
          onAct={act}
        />
      )}
      <ListEnd list={list} />
      {asked?.what === 'access' && <ExtensionAccess extension={asked.extension} onClose={() => ask(null)} />}
      {asked?.what === 'logs' && <LogsPanel extension={asked.extension} onClose={() => ask(null)} />}
    </Page>
  );
}

/** What can be added, by where it comes from; beside it, from a file. */
function Adding({ word, sources, onAdd }: { word: Kinds; sources: Source[]; onAdd: (source: Source) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const kind = kinds[word];
  const [only, ...more] = sources;
  return (
    <>
      <LinkButton
        className="iconm"
        variant="default"
        aria-label={t('extensions.files.title')}
        leftSection={<IconFileImport {...icon} />}
        to="/workspace/$kind/import"
        params={{ kind: word }}
      >
        <span className="hidem">{t('extensions.files.import')}</span>
      </LinkButton>
      {only && more.length === 0 && (
        <Button leftSection={<IconPlus {...icon} />} onClick={() => onAdd(only)}>
          {t(`extensions.${kind}.new`)}
        </Button>
      )}
      {more.length > 0 && (
        <MenuButton
          position="bottom-end"
          opened={open}
          onToggle={setOpen}
          entries={sources.map((one) => ({
            key: one,
            label: t(`extensions.source.${one}`),
            before: <Sign kind={kind} source={one} size={16} />,
            act: () => onAdd(one),
          }))}
        >
          {(props) => (
            <Button leftSection={<IconPlus {...icon} />} {...props}>
              {t(`extensions.${kind}.new`)}
            </Button>
          )}
        </MenuButton>
      )}
    </>
  );
}
