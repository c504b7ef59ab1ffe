// Closed-loop load over HTTP/1.1: node load.mjs URL BEARER CONNECTIONS SECONDS; prints one line of JSON. On plain sockets, since the load shares
// the machine with what it measures: Node's own client would cost about as much as the database.
import net from 'node:net';

const [url, bearer, connections, seconds] = process.argv.slice(2);
const { hostname, port, pathname, search, host } = new URL(url);
const request = Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n${bearer ? `Authorization: Bearer ${bearer}\r\n` : ''}\r\n`);
const HEAD_END = '\r\n\r\n';
const took = [];
let failed = 0;
let counting = false;
let over = false;

/** Takes an answer's bytes as they come; `take` is true with the last of them. */
const answer = () => {
  let head = '';
  let left = -1; // of the body, or of the chunk; -1 while the head is being read
  let isChunked = false;
  let line = Buffer.alloc(0);
  const takeChunked = (bytes) => {
    let rest = bytes;
    while (rest.length > 0) {
      if (left > 0) {
        const taken = Math.min(left, rest.length);
        left -= taken;
        rest = rest.subarray(taken);
        continue;
      }
      line = Buffer.concat([line, rest]);
      const from = line.indexOf('\r\n') === 0 ? 2 : 0; // what ends the chunk before
      const end = line.indexOf('\r\n', from);
      if (end < 0) return false;
      const size = Number.parseInt(line.toString('latin1', from, end), 16);
      if (size === 0) return true;
      rest = line.subarray(end + 2);
      line = Buffer.alloc(0);
      left = size;
    }
    return false;
  };
  return (bytes) => {
    if (left >= 0) {
      if (isChunked) return takeChunked(bytes);
      left -= bytes.length;
      return left <= 0;
    }
    const before = head.length;
    head += bytes.toString('latin1');
    const end = head.indexOf(HEAD_END);
    if (end < 0) return false;
    if (!head.startsWith('HTTP/1.1 200')) throw new Error(head.slice(0, 40));
    const body = bytes.subarray(end + HEAD_END.length - before);
    isChunked = /\r\ntransfer-encoding: chunked/i.test(head);
    left = isChunked ? 0 : Number(/\r\ncontent-length: (\d+)/i.exec(head)[1]);
    if (isChunked) return takeChunked(body);
    left -= body.length;
    return left <= 0;
  };
};

const worker = () =>
  new Promise((done) => {
    const socket = net.connect({ host: hostname, port: Number(port), noDelay: true });
    let began = 0;
    let take = answer();
    const ask = () => {
      began = performance.now();
      take = answer();
      socket.write(request);
    };
    socket.on('connect', ask);
    socket.on('data', (bytes) => {
      try {
        if (!take(bytes)) return;
      } catch {
        failed += 1;
        socket.destroy();
        return;
      }
      if (counting) took.push(performance.now() - began);
      if (over) socket.destroy();
      else ask();
    });
    socket.on('error', () => {
      failed += 1;
    });
    socket.on('close', done);
  });
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const workers = Array.from({ length: Number(connections) }, worker);
await pause(2000); // a cache that is warm
counting = true;
const began = performance.now();
await pause(Number(seconds) * 1000);
counting = false;
const elapsed = (performance.now() - began) / 1000;
over = true;
await Promise.all(workers);
took.sort((a, b) => a - b);
const at = (share) => Number((took[Math.floor(took.length * share)] ?? Number.NaN).toFixed(2));
console.log(JSON.stringify({ per_second: took.length / elapsed, p50_ms: at(0.5), p99_ms: at(0.99), failed }));
