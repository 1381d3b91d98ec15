/** A mistake in a template: where, counted from 0 in the units of a text field's selection, and what to do about it. */
export class TemplateError extends Error {
  override name = 'TemplateError';
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}
