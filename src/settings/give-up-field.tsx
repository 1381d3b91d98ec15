import type { UseFormRegisterReturn } from 'react-hook-form';
import * as z from 'zod/mini';
import { endpointSchema } from '#inference/endpoint.ts';
import { numberFromText } from '#recipe/draft.ts';
import { Field } from '#ui/field.tsx';

const { giveUpAfterS: secondsSchema } = endpointSchema.shape;

/** Seconds as typed, so that an invalid entry is kept; an empty one leaves it to Proofsheet. */
export const giveUpTextSchema = z.pipe(
  z.string().check(
    z.refine((text) => secondsSchema.safeParse(numberFromText(text)).success, {
      error: 'Give up after: whole seconds, from 10 to 86400 (a day)',
    }),
  ),
  z.transform(numberFromText),
);

type GiveUpFieldProps = {
  wire: UseFormRegisterReturn;
  /** What an empty field stands for, as far as the base URL says. */
  usual: number | undefined;
  error: string | undefined;
};

/** How long a server may say nothing before its answer is given up. */
export function GiveUpField({ wire, usual, error }: GiveUpFieldProps) {
  return (
    <Field label="Give up after" hint="seconds without a byte of the answer" error={error}>
      {(wiring) => (
        <input
          {...wiring}
          {...wire}
          type="text"
          inputMode="numeric"
          className="field mono"
          placeholder={usual === undefined ? undefined : String(usual)}
        />
      )}
    </Field>
  );
}
