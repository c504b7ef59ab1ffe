import { useTranslation } from 'react-i18next';
import { Note } from './atoms';
import { LinkButton } from './LinkButton';
import { Page } from './Page';

/** A page that is not this person's: nothing but that, and where to go instead. */
export function Refused({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <Page name={name}>
      <div className="stmid">
        <Note tone="quiet">{t('common.adminsOnly')}</Note>
        <div className="row">
          <LinkButton variant="default" to="/workspace/models">
            {t('models.title')}
          </LinkButton>
        </div>
      </div>
    </Page>
  );
}
