import { useQuery } from '@tanstack/react-query';
import { Field } from '#ui/field.tsx';
import type { EndpointFormApi } from './endpoint-fields.ts';
import { checkQuery } from './tokens/token-checks.ts';

/** Who pays: the owner of the token, or an organisation of theirs. Its name is typed where nobody could be asked. */
export function BillToField({ form, checked }: { form: EndpointFormApi; checked: string | undefined }) {
  const { data: check } = useQuery(checkQuery(checked));
  const error = form.formState.errors.billTo?.message;
  const wire = form.register('billTo', { setValueAs: (text: string) => text || undefined });
  if (check?.kind !== 'account')
    return (
      <Field label="Bill to" hint="an organisation’s name on the Hub" error={error}>
        {(wiring) => (
          <input key="text" {...wiring} {...wire} spellCheck={false} className="field" placeholder="Myself" />
        )}
      </Field>
    );

  const { name, organizations } = check.account;
  const chosen = form.getValues('billTo');
  // What was chosen before stays a choice, also when this token no longer says so.
  const isKnown = !chosen || organizations.some((each) => each.name === chosen);
  return (
    <Field label="Bill to" error={error}>
      {(wiring) => (
        <select key="choice" {...wiring} {...wire} className="field h-[34px]">
          <option value="">Myself ({name})</option>
          {organizations.map((each) => (
            <option key={each.name} value={each.name}>
              {each.title === each.name ? each.name : `${each.title} (${each.name})`}
            </option>
          ))}
          {!isKnown && <option value={chosen}>{chosen}</option>}
        </select>
      )}
    </Field>
  );
}
