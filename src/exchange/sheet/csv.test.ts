import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { recipesCsv } from './csv.ts';

const row = (prompt: string) => ({
  file: 'a.png',
  label: '1·1',
  picture: {
    recipe: { model: 'acme/painter', prompt, seed: 7 },
    options: { useCache: true, waitForModel: false },
    endpoint: { id: 'e', name: 'Studio', api: 'inference-api' as const, baseUrl: 'https://api.example' },
    id: 'r-0001',
    createdAt: 0,
    type: 'image/png' as const,
    bytes: 1,
    tookMs: 1,
    attempts: 1,
    notes: {},
  },
});

const formulas = ['=HYPERLINK("http://evil")', '+1', '-1', '@x', '\tx', '\rx', '\0=1'];
const plain = ['a "quoted", fox', 'two\nlines', 'Füchse 狐 🦊'];

function readsAsCsv(): boolean {
  try {
    execFileSync('python3', ['-c', 'import csv']);
    return true;
  } catch {
    return false;
  }
}

test.skipIf(!readsAsCsv())('a spreadsheet reads every prompt as text, by the csv module of Python', () => {
  const script =
    'import csv,io,json,sys; print(json.dumps([r["prompt"] for r in csv.DictReader(io.StringIO(sys.stdin.buffer.read().decode("utf-8-sig"), newline=""))]))';
  const text = recipesCsv([...formulas, ...plain].map(row));
  const read = JSON.parse(execFileSync('python3', ['-c', script], { input: text, encoding: 'utf8' }));
  expect(read).toEqual([...formulas.map((prompt) => `'${prompt.replace('\0', '')}`), ...plain]);
});
