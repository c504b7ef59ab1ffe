import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '@/shared/http/problem';
import { translated } from '@/shared/i18n/said';
import {
  changeExtension,
  checkExtension,
  createExtension,
  extensionQuery,
  extensionsChanged,
  refreshExtension,
  type TaggedExtension,
} from '../api';
import { type Draft, draftOf, emptyDraft, isChanged, newFrom, patchFor, same, slugFor } from '../editing';
import { type Extension, type Found, isServer, type Kind, type Schema, type Source, type ToolOffer } from '../model';
import { firstComplaint } from '../schema';

type Options = { kind: Kind; source: Source; start: TaggedExtension | null; onSaved: (saved: Extension, isNew: boolean) => void };

/** What was offered before keeps its switch. */
const withSwitches = (offered: readonly ToolOffer[], before: readonly ToolOffer[]): ToolOffer[] =>
  offered.map((tool) => ({ ...tool, enabled: before.find(({ name }) => name === tool.name)?.enabled ?? tool.enabled ?? true }));

/** One extension being edited: what was read, what it is now, what a look at its server found, what stands in the way of saving it. */
export function useExtensionDraft({ kind, source, start, onSaved }: Options) {
  const queries = useQueryClient();
  const [read, setRead] = useState(start);
  const [origin, setOrigin] = useState(() => (start ? draftOf(start.extension) : emptyDraft(kind, source)));
  const [draft, setDraft] = useState(origin);
  const [ownId, setOwnId] = useState(start !== null);
  const [found, setFound] = useState<Found | null>(null);
  const [strict, setStrict] = useState(false);
  const of = { kind, source };
  const isNew = read === null;
  const dirty = isNew || isChanged(origin, draft, of);
  const schema: Schema | null | undefined = found?.settings_schema ?? read?.extension.settings_schema;

  const change = (part: Partial<Draft>) =>
    setDraft((now) => {
      const next = { ...now, ...part };
      return isNew && !ownId && part.name !== undefined ? { ...next, id: slugFor(part.name) } : next;
    });
  const check = useMutation({
    meta: { quiet: true },
    mutationFn: () => checkExtension({ kind, source, definition: draft.definition, settings: draft.settings }),
    onSuccess: (told) => {
      setFound(told);
      if (told.state === 'ok' && told.tools) setDraft((now) => ({ ...now, tools: withSwitches(told.tools ?? [], now.tools) }));
    },
  });
  const write = useMutation({
    meta: { quiet: true },
    mutationFn: async (): Promise<Extension> => {
      const saved = await (read
        ? changeExtension(read.extension.id, patchFor(origin, draft, of), read.etag)
        : createExtension(newFrom(draft, of)));
      // What changed has not been asked yet; whether it answers stands with it, and is no reason not to have saved it.
      return saved.state === 'unchecked' ? refreshExtension(saved.id).catch(() => saved) : saved;
    },
    onSuccess: async (saved) => {
      await extensionsChanged(queries);
      const fresh = await queries.fetchQuery({ ...extensionQuery(saved.id), staleTime: 0 });
      setRead(fresh);
      setOrigin(draftOf(fresh.extension));
      setDraft(draftOf(fresh.extension));
      setFound(null);
      onSaved(fresh.extension, isNew);
    },
  });
  const error = write.error ?? check.error;
  const errors = error ? (problemOf(error).errors ?? []) : [];
  /** The server's own words of a field, or of the first item of a list that is wrong. */
  const saidAt = (pointer: string): string | undefined => {
    const isItem = (one: string) => one.startsWith(pointer) && /^\/\d+$/.test(one.slice(pointer.length));
    return (errors.find((one) => one.pointer === pointer) ?? errors.find((one) => isItem(one.pointer)))?.detail;
  };
  return {
    draft,
    extension: read?.extension ?? null,
    isNew,
    dirty,
    schema,
    found,
    /** What is known of its server: the look just taken, else the server's last one, as long as that is what stands here. */
    known: found ?? (read && isServer(source) && same(origin.definition, draft.definition) ? read.extension : null),
    strict,
    busy: write.isPending,
    checking: check.isPending,
    error,
    saidAt,
    errorAt: (pointer: string): string | undefined => {
      const said = saidAt(pointer);
      return said && translated(said);
    },
    change,
    setId: (id: string) => {
      setOwnId(id !== '');
      change({ id });
    },
    check: () => check.mutate(),
    /** True when nothing of the form stood in the way. */
    save: (): boolean => {
      setStrict(true);
      const ready = (source === 'builtin' || draft.name.trim() !== '') && !firstComplaint(schema, draft.settings);
      if (ready && !write.isPending) write.mutate();
      return ready;
    },
    /** Something beside the draft was saved: it is taken over, and what was changed here stays. */
    absorb: async () => {
      if (!read) return;
      const fresh = await queries.fetchQuery({ ...extensionQuery(read.extension.id), staleTime: 0 });
      const now = draftOf(fresh.extension);
      setRead(fresh);
      setOrigin(now);
      setDraft((mine) => (isChanged(origin, mine, of) ? { ...mine, tools: withSwitches(now.tools, mine.tools) } : now));
    },
  };
}
export type Edit = ReturnType<typeof useExtensionDraft>;
