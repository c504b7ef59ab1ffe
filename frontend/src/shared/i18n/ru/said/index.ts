import type { Said } from '../../words';
import { access } from './access';
import { account } from './account';
import { address } from './address';
import { bench } from './bench';
import { builtin } from './builtin';
import { call } from './call';
import { chat } from './chat';
import { field } from './field';
import { filter } from './filter';
import { importing } from './importing';
import { joined } from './joined';
import { knowledge } from './knowledge';
import { library } from './library';
import { model } from './model';
import { network } from './network';
import { parameter } from './parameter';
import { pattern } from './pattern';
import { problem } from './problem';
import { script } from './script';
import { server } from './server';
import { transfer } from './transfer';
import { upstream } from './upstream';
import { word } from './word';

export const said: Said = {
  access,
  account,
  address,
  bench,
  builtin,
  call,
  chat,
  field,
  filter,
  importing,
  joined,
  knowledge,
  library,
  model,
  network,
  parameter,
  pattern,
  problem,
  script,
  server,
  transfer,
  upstream,
  word,
};
