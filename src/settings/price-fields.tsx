import type { ReactNode } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import * as z from 'zod/mini';
import type { Endpoint } from '#inference/endpoint.ts';
import { numberFromText } from '#recipe/draft.ts';
import { Field } from '#ui/field.tsx';

type Price = NonNullable<Endpoint['price']>;

const perSchema = z.enum(['picture', 'second']);

const amountError = 'Price: a number such as 0.04, at most 1000';

/** A price as typed, so that an invalid entry is kept; an empty one is no price. */
export const priceTextSchema = z.pipe(
  z.object({
    amount: z.string().check(
      z.refine(
        (text) => {
          const amount = numberFromText(text) ?? 0;
          return amount >= 0 && amount <= 1000;
        },
        { error: amountError },
      ),
    ),
    per: perSchema,
  }),
  z.transform(({ amount: text, per }): Price | undefined => {
    const amount = numberFromText(text);
    return amount === undefined ? undefined : { amount, per };
  }),
);

/** The price of an endpoint as text for the form. */
export function priceText(price: Endpoint['price']): z.input<typeof priceTextSchema> {
  return { amount: price ? String(price.amount) : '', per: price?.per ?? 'picture' };
}

type PriceFieldsProps = {
  register: (name: 'price.amount' | 'price.per') => UseFormRegisterReturn;
  error: string | undefined;
};

/** What an endpoint charges: the provider says it on a page of its own, and no API does. */
export function PriceFields({ register, error }: PriceFieldsProps): ReactNode {
  return (
    <div className="grid grid-cols-2 items-start gap-3.5">
      <Field label="Price" hint="US dollars, optional" error={error}>
        {(wiring) => (
          <input
            {...wiring}
            {...register('price.amount')}
            type="text"
            inputMode="decimal"
            className="field mono"
            placeholder="0.04"
          />
        )}
      </Field>
      <Field label="Charged">
        {(wiring) => (
          <select {...wiring} {...register('price.per')} className="field h-[34px]">
            <option value="picture">per picture</option>
            <option value="second">per second</option>
          </select>
        )}
      </Field>
    </div>
  );
}
