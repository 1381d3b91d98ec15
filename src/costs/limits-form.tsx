import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { numberFromText } from '#recipe/draft.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { type Limits, limits } from './limits.ts';

/** Limits as typed: numbers are text, and an empty one is no limit. */
const textSchema = z.object({
  pictures: typed((count) => Number.isInteger(count) && count >= 1, 'Pictures: a whole number, at least 1'),
  amount: typed((amount) => amount >= 0, 'Costs: a number of dollars such as 2.50'),
  budget: typed((amount) => amount >= 0, 'Session budget: a number of dollars such as 2.50'),
});

function typed(isFine: (value: number) => boolean, error: string) {
  return z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => numberFromText(text) ?? null),
    ),
    z.nullable(z.number()).check(z.refine((value) => value === null || isFine(value), { error })),
  );
}

type LimitsText = z.input<typeof textSchema>;

/** When Proofsheet asks first, and when it stops. Nothing holds before Save: "10" begins with "1". */
export function LimitsForm({ onSaved }: { onSaved: () => void }) {
  const { register, formState, handleSubmit } = useForm<LimitsText, unknown, z.output<typeof textSchema>>({
    defaultValues: asText(limits.get()),
    resolver: standardSchemaResolver(textSchema),
  });
  const field = (name: keyof LimitsText, label: string, hint: string) => (
    <Field label={label} hint={hint} error={formState.errors[name]?.message}>
      {(wiring) => (
        <input
          {...wiring}
          {...register(name)}
          type="text"
          inputMode={name === 'pictures' ? 'numeric' : 'decimal'}
          className="field mono"
          placeholder="No limit"
        />
      )}
    </Field>
  );
  return (
    <form
      aria-label="Limits"
      noValidate
      autoComplete="off"
      className="mt-4 grid gap-3.5 border-t border-line pt-4"
      onSubmit={(event) =>
        void handleSubmit((kept) => {
          limits.set({ ...limits.get(), ...kept });
          onSaved();
        })(event)
      }
    >
      {field('pictures', 'Ask before a run of more than', 'pictures')}
      {field('amount', 'Ask before a run that costs more than', 'US dollars')}
      {field('budget', 'Session budget', 'US dollars')}
      <Button type="submit" look="primary" className="justify-self-end">
        Save
      </Button>
    </form>
  );
}

function asText({ pictures, amount, budget }: Limits): LimitsText {
  const text = (value: number | null) => (value === null ? '' : String(value));
  return { pictures: text(pictures), amount: text(amount), budget: text(budget) };
}
