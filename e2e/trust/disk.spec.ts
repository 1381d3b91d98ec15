import { expect, test } from '../fixtures.ts';
import { failure } from '../server/answers.ts';
import { beforeFault, healthyAfter } from './oracle.ts';

test('a failed request changes nothing that was there', async ({ app, api }) => {
  await app.openWith(api);
  await app.generate({ Prompt: 'a fox', Width: '64', Height: '64', 'Negative prompt': 'blur,' });
  await expect(app.pictures).toHaveCount(1);
  const before = await beforeFault(app);
  expect(Object.keys(before.records).length).toBe(3);
  api.answer(failure(500, 'unknown error'));
  await app.generate();
  await expect(app.job(/^failed/)).toHaveCount(1);
  await healthyAfter(app, before, { says: /It may have been billed/ });
});
