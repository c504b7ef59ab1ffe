import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/ui/Page';

export function Missing() {
  const { t } = useTranslation();
  return (
    <Page name={t('common.page.missing')}>
      <div className="stmid">
        <p className="b">{t('common.page.missing')}</p>
        <p className="s3">{t('common.page.missingHelp')}</p>
        <div className="row">
          <Link to="/" className="link">
            {t('common.page.home')}
          </Link>
        </div>
      </div>
    </Page>
  );
}

export function Broken({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <main className="door" id="main">
      <div className="doorcard">
        <h1>{t('common.page.broken')}</h1>
        <p className="s2">{t('common.page.brokenHelp')}</p>
        <p className="mono s3">{error instanceof Error ? error.message : String(error)}</p>
        <div className="row doorfoot">
          <Button onClick={() => location.reload()}>{t('common.page.reload')}</Button>
        </div>
      </div>
    </main>
  );
}
