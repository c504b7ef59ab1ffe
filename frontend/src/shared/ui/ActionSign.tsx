import {
  IconBolt,
  IconBulb,
  IconChecks,
  IconCode,
  IconFileText,
  IconFold,
  IconLanguage,
  IconListDetails,
  IconMail,
  IconSend,
  IconStar,
  IconTable,
} from '@tabler/icons-react';
import { smallIcon } from './atoms';

const signs: Readonly<Record<string, typeof IconBolt>> = {
  summarise: IconListDetails,
  translate: IconLanguage,
  shorten: IconFold,
  check: IconChecks,
  code: IconCode,
  file: IconFileText,
  idea: IconBulb,
  mail: IconMail,
  send: IconSend,
  star: IconStar,
  table: IconTable,
};

export const signNames = Object.keys(signs).join(', ');

const isOneCharacter = (text: string) => [...new Intl.Segmenter().segment(text)].length === 1;

/** What stands before an action: a sign by its name, or the one character that its maker chose; else that of all actions. */
export function ActionSign({ icon }: { icon?: string | null | undefined }) {
  if (icon && isOneCharacter(icon))
    return (
      <span className="ownsign" aria-hidden="true">
        {icon}
      </span>
    );
  const Drawn = (icon && Object.hasOwn(signs, icon) && signs[icon]) || IconBolt;
  return <Drawn {...smallIcon} aria-hidden="true" />;
}
