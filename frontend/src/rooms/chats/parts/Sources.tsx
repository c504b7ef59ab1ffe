import { UnstyledButton } from '@mantine/core';
import { memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Citation } from '@/shared/http/types';

type Props = { sources: readonly Citation[]; onOpen: (source: Citation) => void };

/** What an answer was given to answer from; of what the reader may not see, that it was. */
export const Sources = memo(function Sources({ sources, onOpen }: Props) {
  const { t } = useTranslation();
  const id = useId();
  // Several passages of one document are told apart.
  const where = ({ page, position }: Citation) =>
    page ? t('knowledge.page', { page }) : typeof position === 'number' ? t('knowledge.passage', { position: position + 1 }) : '';
  const unseen = sources.filter(({ document }) => !document);
  return (
    <section className="sources" aria-labelledby={id}>
      <h3 id={id} className="vh">
        {t('knowledge.cite.sources')}
      </h3>
      <ol>
        {sources.map(
          (source) =>
            source.document && (
              <li key={source.number}>
                <UnstyledButton className="source" onClick={() => onOpen(source)}>
                  <span className="cite">{source.number}</span>
                  <span className="clip sourcename">{source.document.name}</span>
                  <span className="s3 clip">{where(source)}</span>
                </UnstyledButton>
              </li>
            ),
        )}
        {unseen.length > 0 && (
          <li className="source">
            {unseen.map(({ number }) => (
              <span key={number} className="cite">
                {number}
              </span>
            ))}
            <span className="s3">{t('knowledge.cite.unseen', { count: unseen.length })}</span>
          </li>
        )}
      </ol>
    </section>
  );
});
