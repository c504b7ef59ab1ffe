import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasType } from '@/shared/http/problem';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Crumb } from '@/shared/ui/Crumb';
import { FileDrop } from '@/shared/ui/FileDrop';
import { useKeys } from '@/shared/ui/keys';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Page } from '@/shared/ui/Page';
import { PlanFoot } from '@/shared/ui/PlanFoot';
import { ImportHead } from '../parts/ImportHead';
import { ImportItems } from '../parts/ImportItems';
import { Sending } from '../parts/Sending';
import { useChatImport } from './useChatImport';

const link = (id: string, title: string) => (
  <Link to="/c/$id" params={{ id }} className="link anywhere">
    {title}
  </Link>
);

/** A file of chats, then what would come of it, then the deed, then the chats that came: nothing changes before the third step. */
export function ChatImportPage() {
  const { t } = useTranslation();
  const { file, plan, done, sent, reading, applying, error, take, run, another } = useChatImport();
  const count = plan?.items.filter((item) => item.action === 'create').length ?? 0;
  const whyNot = hasType(error, 'validation') ? t('shelf.noChats') : errorText(t, error);
  const planned = file !== null && plan !== null && done === null;
  useKeys({ 'mod+Enter': () => run() }, planned && count > 0);
  return (
    <Page
      name={t('shelf.importTitle')}
      before={<Crumb to="/chats">{t('common.nav.chats')}</Crumb>}
      actions={
        planned && (
          <Button variant="subtle" className="hidem" onClick={another}>
            {t('shelf.another')}
          </Button>
        )
      }
      foot={
        planned && (
          <PlanFoot
            label={t('shelf.plan')}
            help={t('shelf.allHelp')}
            back="/chats"
            deed={count > 0 ? t('shelf.importNow', { count }) : t('shelf.nothingNew')}
            possible={count > 0}
            running={applying}
            onDeed={run}
          />
        )
      }
    >
      <div className="imp">
        {(reading || applying) && file && <Sending name={file.name} share={sent} busy={t(applying ? 'shelf.writing' : 'shelf.reading')} />}
        {plan === null && !reading && (
          <FileDrop
            title={error && file ? t('shelf.notChats', { name: file.name }) : t('shelf.drop')}
            help={error ? whyNot : t('shelf.dropHelp')}
            choose={t(error ? 'shelf.another' : 'shelf.choose')}
            refused={Boolean(error)}
            accept=".json,application/json"
            onFiles={([first]) => first && take(first)}
          />
        )}
        {planned && error && <Note tone="danger">{whyNot}</Note>}
        {planned && <ImportHead name={file.name} size={file.size} report={plan} />}
        {planned && <ImportItems report={plan} link={link} />}
        {done && (
          <div role="status">
            <h2 className="donehead">{t('shelf.imported', { count: done.items.filter((item) => item.action === 'create').length })}</h2>
            <div className="row wrap doneactions">
              <LinkButton to="/chats">{t('shelf.toChats')}</LinkButton>
              <Button variant="default" onClick={another}>
                {t('shelf.another')}
              </Button>
            </div>
            <ImportItems report={done} link={link} />
          </div>
        )}
      </div>
    </Page>
  );
}
