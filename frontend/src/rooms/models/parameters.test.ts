import { describe, expect, it } from 'vitest';
import { complaintsAbout, durationFrom, jsonFrom, keptNames, numberFrom, setNames, withParam } from './parameters';

describe('parameters', () => {
  it('that are 0, false or empty are set', () => {
    expect(setNames({ seed: 0, temperature: 0, use_mmap: false, num_gpu: 0, top_p: null })).toEqual([
      'temperature',
      'seed',
      'num_gpu',
      'use_mmap',
    ]);
  });
  it('without a row here are kept and named', () => {
    expect(keptNames({ temperature: 1, numa: true, function_calling: 'native', custom_params: { a: 1 } })).toEqual([
      'numa',
      'function_calling',
    ]);
  });
  it('taken out are gone, not null', () => {
    expect(withParam({ seed: 0, top_k: 3 }, 'seed', undefined)).toEqual({ top_k: 3 });
    expect(withParam({}, 'seed', 0)).toEqual({ seed: 0 });
  });
  it('outside their range are complained about', () => {
    const bad = complaintsAbout({
      temperature: 2.1,
      top_k: 1.5,
      max_tokens: -3,
      seed: 'x',
      stop: ['', 'b'],
      keep_alive: 'soon',
      logit_bias: 'no',
    });
    expect([...bad].map(([name, complaint]) => [name, complaint.key])).toEqual([
      ['temperature', 'range'],
      ['max_tokens', 'min'],
      ['seed', 'integer'],
      ['stop', 'stops'],
      ['top_k', 'integer'],
      ['logit_bias', 'json'],
      ['keep_alive', 'duration'],
    ]);
  });
  it('inside it are not', () => {
    const good = {
      temperature: 0,
      top_p: 1,
      max_tokens: -2,
      seed: -1,
      stop: ['\\n'],
      keep_alive: '1h30m',
      format: 'json',
      logit_bias: { '5': -100 },
      think: false,
    };
    expect(complaintsAbout(good).size).toBe(0);
  });
});

describe('a field', () => {
  it('reads numbers as people write them', () => {
    expect(numberFrom('0,2')).toBe(0.2);
    expect(numberFrom('−1')).toBe(-1);
    expect(numberFrom('0')).toBe(0);
    expect(numberFrom('  ')).toBeUndefined();
    expect(numberFrom('abc')).toBe('abc');
  });
  it('reads durations and JSON, and loses nothing that is neither', () => {
    expect(durationFrom('0')).toBe(0);
    expect(durationFrom('5m')).toBe('5m');
    expect(jsonFrom('{"type":"object"}')).toEqual({ type: 'object' });
    expect(jsonFrom('json')).toBe('json');
    expect(jsonFrom('{oops')).toBe('{oops');
  });
});
