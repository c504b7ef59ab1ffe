// Runs before a script: takes the one door to the host away and gives it log(), fetch() and refuse() instead.
// The host counts and bounds all that comes through; nothing here is trusted.
const invoke = globalThis.java_invoke;
const host = (name, text) => invoke('', name, text);
const { parse, stringify } = JSON;
const { defineProperty, freeze, keys } = Object;
const begin = Promise.resolve.bind(Promise);
delete globalThis.java_invoke;
delete globalThis.Javy;
delete globalThis.plugin;

const fixed = (name, value) => defineProperty(globalThis, name, { value, writable: false, configurable: false });
const shown = (value) => {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return `${value}`;
  return stringify(value) ?? String(value);
};
const frozen = (value) => {
  if (value !== null && typeof value === 'object') for (const key of keys(freeze(value))) frozen(value[key]);
  return value;
};

class Refusal extends Error {}
const log = (...values) => void host('log', values.map(shown).join(' '));
fixed('log', log);
fixed('refuse', (text) => {
  throw new Refusal(String(text));
});
fixed('console', freeze({ log, info: log, warn: log, error: log, debug: log }));
fixed('fetch', async (address, options = {}) => {
  const { method = 'GET', headers = {}, body = '' } = options;
  const given = parse(host('fetch', stringify({ url: String(address), method, headers, body: shown(body) })));
  if (given.error) throw new Error(given.error);
  return freeze({
    status: given.status,
    ok: given.status >= 200 && given.status < 300,
    headers: freeze(given.headers),
    text: async () => given.body,
    json: async () => parse(given.body),
  });
});

const functions = ['inlet', 'stream', 'outlet', 'action'];
let offered;
fixed('__offer', (given) => {
  if (offered) return;
  offered = given;
  const tools = given.tools ?? [];
  if (!Array.isArray(tools)) throw new TypeError('tools is not a list');
  host('offer', stringify({
    settings_schema: given.settings_schema,
    functions: functions.filter((name) => typeof given[name] === 'function'),
    tools: tools.map(({ name, title, description, input_schema, changes_something, run }) => {
      if (typeof run !== 'function') throw new TypeError(`the tool ${name} has no function run`);
      return { name, title, description, input_schema, changes_something };
    }),
  }));
});

const wanted = ({ function: name, tool }) =>
  tool === undefined ? offered[name] : offered.tools.find((one) => one.name === tool)?.run;
fixed('__call', () => {
  const request = parse(host('input', ''));
  defineProperty(globalThis, 'settings', { value: frozen(request.settings) });
  const run = wanted(request);
  if (typeof run !== 'function') return void host('missing', '');
  begin()
    .then(() => run(...request.arguments))
    .then((value) => host('result', stringify(value) ?? 'null'))
    .then(undefined, (thrown) => {
      if (thrown instanceof Refusal) return host('refused', thrown.message);
      return host('thrown', `${thrown}\n${thrown?.stack ?? ''}`);
    });
});
