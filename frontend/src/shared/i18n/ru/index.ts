import type { Words } from '../words';
import { accounts } from './accounts';
import { chats } from './chats';
import { common } from './common';
import { connections } from './connections';
import { editor } from './editor';
import { models } from './models';
import { parameters } from './parameters';
import { problems } from './problems';
import { pulls } from './pulls';

export const ru: Words = { common, accounts, models, editor, parameters, chats, connections, problems, pulls };
