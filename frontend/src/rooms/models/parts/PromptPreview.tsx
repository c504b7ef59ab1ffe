import { useTranslation } from 'react-i18next';
import { filled, type Values } from '../variables';

/** The prompt as it would be sent for this person now; what was put in is marked. */
export function PromptPreview({ text, values }: { text: string; values: Values }) {
  const { t } = useTranslation();
  const pieces = filled(text, values);
  return (
    <section className="promptpreview" aria-label={t('editor.previewLabel')}>
      <p className="small s3">{t('editor.previewNote')}</p>
      <div className="filled">
        {pieces.map((piece, i) =>
          piece.variable ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
            <mark key={i} className="var" title={piece.variable}>
              {piece.text || t('editor.emptyValue', { name: piece.variable })}
            </mark>
          ) : (
            piece.text
          ),
        )}
      </div>
    </section>
  );
}
