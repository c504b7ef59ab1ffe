import type { Words } from '../words';
import { access } from './access';
import { accounts } from './accounts';
import { bases } from './bases';
import { bulk } from './bulk';
import { chats } from './chats';
import { common } from './common';
import { connections } from './connections';
import { editor } from './editor';
import { explain } from './explain';
import { models } from './models';
import { parameters } from './parameters';
import { problems } from './problems';
import { pulls } from './pulls';
import { talk } from './talk';
import { versions } from './versions';

export const ru: Words = {
  access,
  accounts,
  bases,
  bulk,
  chats,
  common,
  connections,
  editor,
  explain,
  models,
  parameters,
  problems,
  pulls,
  talk,
  versions,
};
