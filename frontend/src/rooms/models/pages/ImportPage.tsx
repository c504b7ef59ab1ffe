import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePullsBegun } from '@/rooms/connections/api';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Crumb } from '@/shared/ui/Crumb';
import { useKeys } from '@/shared/ui/keys';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Page } from '@/shared/ui/Page';
import { PlanFoot } from '@/shared/ui/PlanFoot';
import { baseModelsQuery } from '../api';
import { ImportDone } from '../parts/ImportDone';
import { ImportSource } from '../parts/ImportSource';
import { PlanHead } from '../parts/PlanHead';
import { PlanRow } from '../parts/PlanRow';
import { keyOf, sourceName } from '../transfer';
import { PlanPull } from './PlanPull';
import { useImport } from './useImport';

/** A source, then what it would do, then the deed, then what it did: nothing changes before the third step. */
export function ImportPage() {
  const { t } = useTranslation();
  const bases = useQuery(baseModelsQuery).data ?? [];
  const transfer = useImport();
  const { source, report, count, done } = transfer;
  const pulls = usePullsBegun({
    closely: report !== null && done === null,
    isThere: (id) => bases.some((base) => base.id === id),
    onCome: transfer.pulled,
  });
  useKeys({ 'mod+Enter': transfer.run }, done === null);
  const name = source ? (sourceName(source) ?? t('models.transfer.pasted')) : '';
  const planned = report !== null && source !== null && done === null;
  return (
    <Page
      name={t('models.transfer.title')}
      before={<Crumb to="/workspace/models">{t('models.title')}</Crumb>}
      actions={
        planned && (
          <Button variant="subtle" className="hidem" onClick={transfer.another}>
            {t('models.transfer.another')}
          </Button>
        )
      }
      foot={
        planned && (
          <PlanFoot
            label={t('models.transfer.plan')}
            help={t('models.transfer.allHelp')}
            back="/workspace/models"
            deed={count > 0 ? t('models.transfer.go', { count }) : t('models.transfer.nothing')}
            possible={count > 0 && !transfer.planning}
            running={transfer.applying}
            onDeed={transfer.run}
          />
        )
      }
    >
      <div className="imp">
        {done && (
          <ImportDone
            report={done}
            link={(item, words) =>
              item.kind === 'base' ? (
                <Link to="/base-models/$id/edit" params={{ id: item.target_id ?? '' }} className="link">
                  {words}
                </Link>
              ) : (
                <Link to="/workspace/models/$id/edit" params={{ id: item.target_id ?? '' }} className="link">
                  {words}
                </Link>
              )
            }
            actions={
              <>
                <LinkButton to="/workspace/models">{t('models.title')}</LinkButton>
                <Button variant="default" onClick={transfer.another}>
                  {t('models.transfer.more')}
                </Button>
              </>
            }
          />
        )}
        {planned && (
          <>
            {(transfer.applyError || transfer.planError) && (
              <Note tone="danger">{errorText(t, transfer.applyError ?? transfer.planError)}</Note>
            )}
            {pulls.refused && <Note tone="danger">{errorText(t, pulls.refused)}</Note>}
            <PlanHead
              report={report}
              name={name}
              size={source.kind === 'files' ? source.files.reduce((sum, file) => sum + file.size, 0) : null}
              choices={transfer.choices}
              onChoose={transfer.choose}
            />
            <ul className="plan" aria-label={t('models.transfer.plan')} aria-busy={transfer.planning}>
              {report.items.map((item, i) => {
                const key = keyOf(item, i);
                return (
                  <PlanRow
                    // biome-ignore lint/suspicious/noArrayIndexKey: a file may name an id twice
                    key={`${i}${key}`}
                    item={item}
                    included={!transfer.left.has(key)}
                    bases={bases}
                    base={item.source_id ? transfer.choices.bases.get(item.source_id) : undefined}
                    onBase={(base) => item.source_id && transfer.chooseBase(item.source_id, base)}
                    onInclude={(on) => transfer.include(key, on)}
                    pulling={(name) => <PlanPull name={name} pulls={pulls} />}
                  />
                );
              })}
            </ul>
          </>
        )}
        {!planned && !done && (
          <ImportSource
            busy={transfer.planning}
            trouble={transfer.planError && source ? { name, why: errorText(t, transfer.planError) } : null}
            onTake={transfer.take}
          />
        )}
      </div>
    </Page>
  );
}
