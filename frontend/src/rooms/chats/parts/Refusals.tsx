import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/i18n/format';
import { IconButton, smallIcon } from '@/shared/ui/atoms';
import type { Refused } from '../attachments';
import { type Complaint, mostFiles, mostPicture, mostText } from '../files';

/** What cannot go with a question: which files, why, and what can. */
export function Refusals({ refused, onForgive }: { refused: readonly Refused[]; onForgive: () => void }) {
  const { t } = useTranslation();
  const { bytes, list } = useFormats();
  if (refused.length === 0) return null;
  const limits = { text: bytes(mostText), image: bytes(mostPicture), most: mostFiles };
  const reasons = [...new Set(refused.map(({ why }) => why))];
  const sentence = (why: Complaint): string => {
    const names = refused.filter((one) => one.why === why).map(({ name }) => name);
    return t(`files.refused.${why}`, { names: list(names), ...limits });
  };
  return (
    <div className="attline row" role="alert">
      <div className="grow">
        {reasons.map((why) => (
          <p key={why} className="small danger anywhere">
            {sentence(why)}
          </p>
        ))}
      </div>
      <IconButton label={t('common.dismiss')} size={24} onClick={onForgive}>
        <IconX {...smallIcon} />
      </IconButton>
    </div>
  );
}
