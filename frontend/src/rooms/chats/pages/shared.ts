import type { CatalogEntry, Citation, Message } from '@/shared/http/types';
import type { Face } from '@/shared/ui/Avatar';
import type { ChatSession } from '../session';
import type { Offers } from './useOffers';
import type { Talk } from './useTalk';

/** A model is to be chosen for this. */
export type Choosing = { deed: 'again' | 'merge'; messageId: string };

/** What every turn of a chat has in common. */
export type Shared = {
  session: ChatSession;
  talk: Talk;
  byId: ReadonlyMap<string, CatalogEntry>;
  offers: Offers;
  face: (id: string) => Face;
  author: string;
  /** The models that are asked next. */
  ids: string[];
  /** Answers are being written: nothing else can be asked. */
  busy: boolean;
  /** Several models have answered in this chat, so that who was sent what is worth saying. */
  mixed: boolean;
  choose: (choosing: Choosing) => void;
  /** Shows what is sent for an answer. */
  explain: (message: Message) => void;
  /** Shows a passage that an answer cites. */
  cite: (source: Citation) => void;
};
