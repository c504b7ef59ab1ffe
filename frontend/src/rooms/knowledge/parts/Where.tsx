import { useTranslation } from 'react-i18next';

/** Where in its document a passage stands: page and headings, as far as they are known. */
export function Where({ page, heading }: { page?: number | null; heading?: string | null }) {
  const { t } = useTranslation();
  if (!page && !heading) return null;
  return (
    <span className="small s3 clip passagewhere">
      {[page ? t('knowledge.page', { page }) : '', heading ?? ''].filter(Boolean).join(' · ')}
    </span>
  );
}
