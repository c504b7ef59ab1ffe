import type { LaterWords } from '../words';
import { accounts } from './accounts';
import { bases } from './bases';
import { bulk } from './bulk';
import { calls } from './calls';
import { chats } from './chats';
import { connections } from './connections';
import { editor } from './editor';
import { explain } from './explain';
import { extensions } from './extensions';
import { files } from './files';
import { knowledge } from './knowledge';
import { parameters } from './parameters';
import { pulls } from './pulls';
import { shelf } from './shelf';
import { talk } from './talk';
import { versions } from './versions';

export const rest: LaterWords = {
  accounts,
  bases,
  bulk,
  calls,
  chats,
  connections,
  editor,
  explain,
  extensions,
  files,
  knowledge,
  parameters,
  pulls,
  shelf,
  talk,
  versions,
};
