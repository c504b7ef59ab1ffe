import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelDraft, VersionDiff } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { Note, smallIcon, Tag } from '@/shared/ui/atoms';
import { RowsLoading } from '@/shared/ui/loading';
import { notify } from '@/shared/ui/notices';
import { SidePanel } from '@/shared/ui/SidePanel';
import { modelsChanged } from '../api';
import { restoreVersion, versionDiffQuery, versionsQuery } from '../api-versions';
import { changesBetween } from '../changes';
import { diffLines } from '../diff';
import { Difference } from '../parts/Difference';
import { type End, VersionList } from '../parts/VersionList';

type Props = {
  id: string;
  name: string;
  /** What is in the editor, and what it was read as: its unsaved changes are compared with the live version. */
  draft: ModelDraft;
  origin: ModelDraft;
  dirty: boolean;
  locked: boolean;
  onClose: () => void;
  onRestored: () => void;
};

const order = (end: End) => (end === 'mine' ? Number.POSITIVE_INFINITY : end);

/** The history of a model: what each save changed, and the way back to any of them. */
export default function VersionsDrawer({ id, name, draft, origin, dirty, locked, onClose, onRestored }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const list = useInfiniteQuery(versionsQuery(id));
  const versions = list.data?.pages.flatMap((page) => page.items) ?? [];
  const live = versions[0]?.n ?? 0;
  const [chosen, setChosen] = useState<[End, End] | null>(null);
  const first: [End, End] = dirty ? [live, 'mine'] : [versions[1]?.n ?? live, live];
  const [from, to] = [...(chosen ?? first)].sort((a, b) => order(a) - order(b)) as [End, End];
  const local: VersionDiff | null =
    to === 'mine'
      ? { from: live, to: live + 1, changes: changesBetween(origin, draft), prompt: diffLines(origin.system_prompt, draft.system_prompt) }
      : null;
  const asked = useQuery({
    ...versionDiffQuery(id, from as number, to as number),
    enabled: local === null && from !== to && live > 0,
  });
  const difference = local ?? asked.data;
  const restore = useMutation({
    mutationFn: (n: number) => restoreVersion(id, n),
    onSuccess: async (model, n) => {
      notify({ text: t('versions.restored', { n, name: model.name }) });
      setChosen(null);
      await modelsChanged(queries);
      onRestored();
    },
  });
  // Unsaved changes stand on the live version; with them at one end, the other is always that one.
  const pick = (end: End) =>
    setChosen(end === 'mine' ? [live, 'mine'] : [end, (chosen ?? first).find((one) => one !== 'mine' && one !== end) ?? live]);
  const label = (end: End) => (end === 'mine' ? t('versions.mine') : t('versions.n', { n: end }));
  const back = [from, to].find((end): end is number => end !== 'mine' && end !== live);
  return (
    <SidePanel opened onClose={onClose} title={t('versions.title')} about={name}>
      {list.isPending && <RowsLoading />}
      {list.error && (
        <div className="stmid">
          <Note tone="danger">{errorText(t, list.error)}</Note>
        </div>
      )}
      {versions.length > 0 && (
        <div className="vers">
          <VersionList
            versions={versions}
            live={live}
            dirty={dirty}
            ends={[from, to]}
            more={list.hasNextPage ? () => void list.fetchNextPage() : null}
            onPick={pick}
          />
          <div className="vdiff">
            {from === to ? (
              <p className="s3">{t('versions.only')}</p>
            ) : (
              <>
                <div className="row wrap vcompare">
                  <span className="s3">{t('versions.compare')}</span>
                  <Tag>{label(from)}</Tag>
                  <IconArrowRight {...smallIcon} aria-label={t('versions.becomes')} />
                  <Tag on>{label(to)}</Tag>
                  <span className="grow" />
                  {!locked && back !== undefined && (
                    <Button size="xs" variant="default" loading={restore.isPending} onClick={() => restore.mutate(back)}>
                      {t('versions.restore', { n: back })}
                    </Button>
                  )}
                </div>
                {asked.error && !local && <Note tone="danger">{errorText(t, asked.error)}</Note>}
                {difference && <Difference changes={difference.changes} prompt={difference.prompt} />}
                {!locked && back !== undefined && <p className="small s3 vnote">{t('versions.restoreHelp', { n: live + 1 })}</p>}
              </>
            )}
          </div>
        </div>
      )}
    </SidePanel>
  );
}
