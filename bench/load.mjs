// Closed-loop load over HTTP: node load.mjs URL BEARER CONNECTIONS SECONDS; prints one line of JSON.
import http from 'node:http';

const [url, bearer, connections, seconds] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: Number(connections) });
const headers = bearer ? { authorization: `Bearer ${bearer}` } : {};
const took = [];
let failed = 0;
let counting = false;
let over = false;

const ask = () =>
  new Promise((done) => {
    const began = performance.now();
    const fail = () => {
      failed += 1;
      done();
    };
    http
      .get(url, { agent, headers }, (answer) => {
        answer.on('error', fail);
        answer.on('data', () => undefined);
        answer.on('end', () => {
          if (answer.statusCode !== 200) return fail();
          if (counting) took.push(performance.now() - began);
          done();
        });
      })
      .on('error', fail);
  });
const worker = async () => {
  while (!over) await ask();
};
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const workers = Array.from({ length: Number(connections) }, worker);
await pause(2000); // a JIT and a cache that are warm
counting = true;
const began = performance.now();
await pause(Number(seconds) * 1000);
counting = false;
const elapsed = (performance.now() - began) / 1000;
over = true;
await Promise.all(workers);
agent.destroy();
took.sort((a, b) => a - b);
const at = (share) => Number((took[Math.floor(took.length * share)] ?? Number.NaN).toFixed(2));
console.log(JSON.stringify({ per_second: took.length / elapsed, p50_ms: at(0.5), p99_ms: at(0.99), failed }));
