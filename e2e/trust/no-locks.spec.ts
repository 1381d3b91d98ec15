import { expect, Proofsheet, test } from '../fixtures.ts';
import { picture } from '../server/answers.ts';
import { silence } from '../server/faults.ts';

// On plain http there are no Web Locks: tabs ask one another instead (TRUST F-29).
test.beforeEach(({ context }) =>
  context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })),
);

test('without Web Locks another tab’s job is not offered; that of a closed tab is, and says where else to look', async ({
  app,
  api,
  context,
}) => {
  api.answer(picture(), silence());
  const first = new Proofsheet(await context.newPage());
  await first.openWith(api);
  await first.generate({ Prompt: 'a fox', Images: '2' });
  await api.received(2);
  await expect(first.pictures).toHaveCount(1);

  await app.open();
  await expect(app.pictures).toHaveCount(1);
  await expect.poll(() => app.stored('jobs')).toHaveLength(1);
  await expect(app.jobs).toHaveCount(0);

  await first.page.close();
  await app.page.reload();
  await expect(app.job('failed. Interrupted')).toContainText('open in another tab, look there first');
  expect(api.calls()).toHaveLength(2);
});
