import { useTranslation } from 'react-i18next';
import type { Usage } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';

/** All that is known of what an answer cost, in words. */
export function useUsageWords(usage: Usage | undefined): string[] {
  const { t } = useTranslation();
  const format = useFormats();
  return [
    usage?.duration_ms ? format.seconds(usage.duration_ms) : '',
    usage?.completion_tokens ? t('chats.tokens', { count: usage.completion_tokens }) : '',
    usage?.tokens_per_second ? t('talk.speed', { speed: format.number(usage.tokens_per_second, 1) }) : '',
    usage?.first_token_ms ? t('talk.firstToken', { time: format.seconds(usage.first_token_ms) }) : '',
    usage?.prompt_tokens ? t('talk.tokensIn', { tokens: format.number(usage.prompt_tokens) }) : '',
  ].filter(Boolean);
}

/** Time, tokens and speed, as far as there is room; the answer's menu says it all. */
export function UsageLine({ usage }: { usage: Usage | undefined }) {
  const words = useUsageWords(usage);
  if (words.length === 0) return null;
  return (
    <span className="small s3 hidem usage clip" title={words.join(', ')}>
      {words.slice(0, 3).join(', ')}
    </span>
  );
}
